import type { CSSProperties } from 'react';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';

type MoreButtonProps = {
  day: string;
  count: number;
  onMore: (day: string) => void;
  className?: string;
  style?: CSSProperties;
};

/** The way to those entries of a day that its box has no room for. */
export function MoreButton({ day, count, onMore, className, style }: MoreButtonProps) {
  const format = useOrgFormat();
  return (
    <button
      type="button"
      style={style}
      aria-label={t('calendar.moreOn', { count, day: format.dayInWords(day) })}
      onClick={() => onMore(day)}
      className={cn(
        'min-h-6 truncate rounded-md px-1.5 text-left text-xs text-muted hover:bg-sunken hover:text-ink',
        className,
      )}
    >
      {t('calendar.more', { count })}
    </button>
  );
}

import { CalendarDays, LockKeyhole } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { PendingMark } from '@/components/ui/pending-mark';
import { isSettled } from '@/features/opportunities/board';
import type { Deal } from '@/features/opportunities/api';
import { isOpen } from '@/features/opportunities/stages';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';

/** What a card says of its deal: name, account, amount, close date. The name leads to it. */
export function DealFace({ deal }: { deal: Deal }) {
  const format = useOrgFormat();
  const late = deal.close_date !== null && isOpen(deal.stage) && deal.close_date < format.today();
  return (
    <>
      <Link
        href={paths.opportunities.detail(deal.id)}
        draggable={false}
        className="line-clamp-2 font-medium break-words after:absolute after:inset-0 after:rounded-control hover:underline"
      >
        {deal.name}
      </Link>
      <p className="truncate text-sm text-muted md:text-xs">{deal.account_name}</p>
      <PendingMark id={deal.id} />
      <p className="mt-2 font-semibold tabular">{format.money(deal.amount, deal.currency)}</p>
      <p
        className={cn(
          'mt-0.5 flex items-center gap-1.5 text-sm md:text-xs',
          late ? 'text-bad' : 'text-muted',
        )}
      >
        {isSettled(deal) ? (
          <LockKeyhole aria-hidden className="size-3.5 shrink-0" />
        ) : (
          <CalendarDays aria-hidden className="size-3.5 shrink-0" />
        )}
        <span className="truncate">
          {!deal.close_date
            ? t('deals.noDate')
            : t(late ? 'deals.overdue' : 'deals.closes', { date: format.date(deal.close_date) })}
        </span>
      </p>
    </>
  );
}

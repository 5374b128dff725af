'use client';

import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { t } from '@/lib/i18n/staff';

type RelatedListProps<T> = {
  title: string;
  items: readonly T[];
  hasMore: boolean;
  getKey: (item: T) => string;
  href?: (item: T) => string;
  primary: (item: T) => ReactNode;
  secondary?: (item: T) => ReactNode;
  trailing?: (item: T) => ReactNode;
  /** Opens the create dialog with the parent filled in; absent when the role may not. */
  onNew?: () => void;
  newLabel?: string;
  allHref?: string;
};

/** A record page's list of what belongs to it: a count, the newest few, and a "New" that knows the parent. */
export function RelatedList<T>(props: RelatedListProps<T>) {
  const {
    title,
    items,
    hasMore,
    getKey,
    href,
    primary,
    secondary,
    trailing,
    onNew,
    newLabel,
    allHref,
  } = props;
  const count = hasMore ? t('related.atLeast', { count: items.length }) : String(items.length);

  const row = (item: T) => (
    <>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{primary(item)}</span>
        {secondary && (
          <span className="block truncate text-sm text-muted md:text-xs">{secondary(item)}</span>
        )}
      </span>
      {trailing && (
        <span className="flex shrink-0 flex-col items-end gap-1 text-sm tabular">
          {trailing(item)}
        </span>
      )}
    </>
  );
  const rowStyle = 'flex min-h-14 items-center gap-3 px-4 py-2 md:min-h-12 md:px-5';

  return (
    <Card
      title={title}
      count={count}
      flush
      actions={
        onNew && (
          <Button tone="accent" aria-label={newLabel} onClick={onNew}>
            <Plus aria-hidden />
            {t('action.new')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <p className="border-t border-line px-4 py-5 text-center text-muted md:px-5">
          {t('related.empty')}
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {items.map((item) => (
            <li key={getKey(item)}>
              {href ? (
                <Link
                  href={href(item)}
                  className={`${rowStyle} hover:bg-sunken/60 focus-visible:-outline-offset-2`}
                >
                  {row(item)}
                </Link>
              ) : (
                <div className={rowStyle}>{row(item)}</div>
              )}
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <p className="border-t border-line">
          {allHref ? (
            <Link
              href={allHref}
              className="grid min-h-11 place-items-center font-medium text-accent-ink hover:underline"
            >
              {t('related.viewAll')}
            </Link>
          ) : (
            <span className="grid min-h-11 place-items-center text-muted">
              {t('list.moreExist')}
            </span>
          )}
        </p>
      )}
    </Card>
  );
}

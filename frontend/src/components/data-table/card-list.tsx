import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { PendingMark } from '@/components/ui/pending-mark';
import type { Column } from './columns';
import { RowCheckbox } from './row-checkbox';
import type { Selection } from './use-selection';

type CardListProps<T> = {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  getKey: (row: T) => string;
  href: (row: T) => string;
  selection?: Selection<T>;
};

/** The rows as cards one taps with a thumb. */
export function CardList<T>({ label, columns, rows, getKey, href, selection }: CardListProps<T>) {
  const at = (slot: Column<T>['card']) => columns.filter((column) => column.card === slot);
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line overflow-clip rounded-sheet border border-line bg-surface shadow-card"
    >
      {rows.map((row) => (
        <li key={getKey(row)}>
          <CardFrame row={row} href={href(row)} selection={selection} columns={columns}>
            <span className="min-w-0 flex-1">
              {at('title').map((column) => (
                <span key={column.id} className="block truncate font-medium">
                  {column.cell(row)}
                  <PendingMark id={getKey(row)} />
                </span>
              ))}
              {at('subtitle').map((column) => (
                <span key={column.id} className="block truncate text-sm text-muted">
                  {column.cell(row)}
                </span>
              ))}
              {at('meta').length > 0 && (
                <span className="mt-1.5 flex flex-wrap items-center gap-1.5 text-sm empty:hidden">
                  {at('meta').map((column) => (
                    <Fragment key={column.id}>{column.cell(row)}</Fragment>
                  ))}
                </span>
              )}
            </span>
            {at('trailing').map((column) => (
              <span key={column.id} className="shrink-0 text-right text-sm font-medium tabular">
                {column.cell(row)}
              </span>
            ))}
          </CardFrame>
        </li>
      ))}
    </ul>
  );
}

type CardFrameProps<T> = Pick<CardListProps<T>, 'columns' | 'selection'> & {
  row: T;
  href: string;
  children: ReactNode;
};

/** A tap opens the record, or chooses it while rows are being chosen. */
function CardFrame<T>({ row, href, selection, columns, children }: CardFrameProps<T>) {
  const style = 'flex min-h-16 items-center gap-3 py-3 pr-3 pl-4 active:bg-sunken';
  if (selection) {
    return (
      <label className={style}>
        <RowCheckbox row={row} selection={selection} columns={columns} />
        {children}
      </label>
    );
  }
  return (
    <Link href={href} className={`${style} focus-visible:-outline-offset-2`}>
      {children}
      <ChevronRight aria-hidden className="size-5 shrink-0 text-line-strong" />
    </Link>
  );
}

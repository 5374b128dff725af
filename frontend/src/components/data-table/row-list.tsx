import type { ReactNode } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { LoadMore, type PagedQuery } from './load-more';

type RowsProps<T> = {
  label: string;
  items: readonly T[];
  /** An `li` with a key. */
  row: (item: T) => ReactNode;
};

/** Rows on one sheet, for what is no table. */
export function Rows<T>({ label, items, row }: RowsProps<T>) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line rounded-sheet border border-line bg-surface shadow-card"
    >
      {items.map(row)}
    </ul>
  );
}

type RowListProps<T> = Omit<RowsProps<T>, 'items'> & { query: PagedQuery<T>; empty: ReactNode };

/** Rows that are read page by page, or the state that fits. */
export function RowList<T>({ query, empty, ...rows }: RowListProps<T>) {
  return (
    <>
      <QueryState query={query} skeleton={<ListSkeleton rows={4} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 && !query.hasNextPage ? (
            empty
          ) : (
            <Rows {...rows} items={items} />
          );
        }}
      </QueryState>
      <LoadMore query={query} />
    </>
  );
}

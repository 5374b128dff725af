import type { ReactNode } from 'react';

export type Column<T> = {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Makes the column sortable; the order is ascending. */
  compare?: (a: T, b: T) => number;
  align?: 'end';
  /** Where the cell stands on the phone's card; without it the card leaves it out. One column is the title. */
  card?: 'title' | 'subtitle' | 'meta' | 'trailing';
  /** Hidden on narrower desktops. */
  secondary?: boolean;
};

/** Rows in the chosen order; the server's order when none is chosen. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sort: { column: string; descending: boolean } | null,
): readonly T[] {
  const compare = columns.find((column) => column.id === sort?.column)?.compare;
  if (!sort || !compare) return rows;
  return [...rows].sort((a, b) => (sort.descending ? -compare(a, b) : compare(a, b)));
}

/** Compares text as people do; empty values come last. */
export function byText<T>(read: (row: T) => string | null | undefined) {
  return (a: T, b: T) => {
    const left = read(a) ?? '';
    const right = read(b) ?? '';
    if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
    return left.localeCompare(right, undefined, { sensitivity: 'base', numeric: true });
  };
}

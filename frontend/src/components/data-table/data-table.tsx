'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { Checkbox } from '@/components/ui/checkbox';
import { Link } from '@/components/ui/link';
import { PendingMark } from '@/components/ui/pending-mark';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/bulk';
import { useIsWide } from '@/lib/use-media-query';
import { CardList } from './card-list';
import { RowCheckbox } from './row-checkbox';
import { sortRows, type Column } from './columns';
import type { SortState } from './use-list-state';
import type { Selection } from './use-selection';

type DataTableProps<T> = {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  getKey: (row: T) => string;
  href: (row: T) => string;
  sort: SortState | null;
  onSort: (sort: SortState | null) => void;
  selection?: Selection<T>;
};

/** A dense table where there is room, cards on a phone: the same rows, the same columns, one component. */
export function DataTable<T>(props: DataTableProps<T>) {
  const wide = useIsWide();
  const rows = sortRows(props.rows, props.columns, props.sort);
  return wide ? <WideTable {...props} rows={rows} /> : <CardList {...props} rows={rows} />;
}

/** Ascending, then descending, then the server's order again. */
function nextSort(sort: SortState | null, column: string): SortState | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

function WideTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, getKey, href, sort, onSort, selection } = props;
  return (
    <div className="overflow-x-auto rounded-sheet border border-line bg-surface shadow-card">
      <table className="w-full text-left">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-line">
            {selection && (
              <th scope="col" className="w-0 py-0 pl-4">
                <Checkbox
                  aria-label={t('bulk.all')}
                  checked={selection.every}
                  some={selection.rows.length > 0 && !selection.every}
                  onChange={selection.toggleAll}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={
                  sort?.column === column.id
                    ? sort.descending
                      ? 'descending'
                      : 'ascending'
                    : undefined
                }
                className={cn(
                  'px-4 py-0 text-xs font-medium whitespace-nowrap text-muted',
                  column.align === 'end' && 'text-right',
                  column.secondary && 'hidden xl:table-cell',
                )}
              >
                {column.compare ? (
                  <button
                    type="button"
                    onClick={() => onSort(nextSort(sort, column.id))}
                    className="group inline-flex min-h-10 items-center gap-1 hover:text-ink"
                  >
                    {column.header}
                    <SortMark sort={sort} column={column.id} />
                  </button>
                ) : (
                  <span className="inline-flex min-h-10 items-center">{column.header}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr
              key={getKey(row)}
              className="relative transition-colors focus-within:bg-sunken/60 hover:bg-sunken/60"
            >
              {selection && (
                <td className="relative z-1 w-0 py-0 pl-4">
                  <RowCheckbox row={row} selection={selection} columns={columns} />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cn(
                    'max-w-72 px-4 py-2.5',
                    column.align === 'end' && 'text-right whitespace-nowrap tabular',
                    column.secondary && 'hidden xl:table-cell',
                    column.card === 'title' ? 'font-medium' : 'text-muted',
                  )}
                >
                  {column.card === 'title' ? (
                    <Link
                      href={href(row)}
                      className="block truncate text-ink after:absolute after:inset-0 hover:underline"
                    >
                      {column.cell(row)}
                      <PendingMark id={getKey(row)} />
                    </Link>
                  ) : (
                    <div className="truncate">{column.cell(row)}</div>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortMark({ sort, column }: { sort: SortState | null; column: string }) {
  const active = sort?.column === column;
  const Icon = active && sort.descending ? ArrowDown : ArrowUp;
  return (
    <Icon
      aria-hidden
      className={cn('size-3.5', active ? 'text-ink' : 'opacity-0 group-hover:opacity-60')}
    />
  );
}

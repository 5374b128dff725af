'use client';

import { Link } from '@/components/ui/link';
import type { Cell, Sheet, SheetRow } from '@/features/reports/sheet';
import { cn } from '@/lib/cn';
import { largestOf, percentOf } from '@/lib/money/money';

const NUMBER = 'px-2 py-1.5 text-right tabular whitespace-nowrap md:px-3';
const NAME = 'min-w-28 px-2 py-1.5 text-left font-medium md:min-w-40 md:px-3';

/** A report's rows with their bars; numbers lead to their records. */
export function SheetTable({ sheet, label }: { sheet: Sheet; label: string }) {
  const most = largestOf(sheet.rows.map(({ bar }) => bar?.length ?? '0'));
  return (
    <div
      role="region"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="-mx-2 overflow-x-auto overscroll-x-contain md:mx-0"
    >
      <table className="w-full border-collapse">
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className={cn(NAME, 'w-full')}>
              {sheet.about}
            </th>
            {sheet.columns.map((column) => (
              <th key={column} scope="col" className={cn(NUMBER, 'font-medium')}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {sheet.rows.map((row) => (
            <Row key={row.key} row={row} most={most} />
          ))}
        </tbody>
        {sheet.total && (
          <tfoot className="border-t border-line font-semibold">
            <Row row={sheet.total} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ row, most }: { row: SheetRow; most?: string }) {
  return (
    <tr>
      <th scope="row" className={NAME}>
        {row.name}
        {row.bar && most && <Bar {...row.bar} most={most} />}
      </th>
      {row.cells.map((cell, column) => (
        <td key={column} className={NUMBER}>
          <Figure cell={cell} />
        </td>
      ))}
    </tr>
  );
}

function Bar({ length, part, most }: { length: string; part?: string; most: string }) {
  const soft = part !== undefined;
  return (
    <span aria-hidden className="relative mt-1 block h-2 overflow-hidden rounded-full bg-sunken">
      <span
        className={cn(
          'absolute inset-y-0 left-0 rounded-full',
          soft ? 'bg-accent/40' : 'bg-accent',
        )}
        style={{ width: `${percentOf(length, most)}%` }}
      />
      {soft && (
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent"
          style={{ width: `${percentOf(part, most)}%` }}
        />
      )}
    </span>
  );
}

function Figure({ cell }: { cell: Cell }) {
  if (!cell.href) return cell.shown;
  return (
    <Link
      href={cell.href}
      className="inline-grid min-h-11 min-w-8 items-center text-accent-ink underline-offset-2 hover:underline md:min-h-8"
    >
      {cell.shown}
    </Link>
  );
}

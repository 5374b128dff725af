'use client';

import { useEffect, useRef } from 'react';
import { Link } from '@/components/ui/link';
import type { RetainerMonth, RetainerRow } from '@/features/reports/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/reports';
import { paths } from '@/lib/paths/paths';

type State = NonNullable<RetainerMonth['state']>;

const tones: Record<State, string> = {
  Paid: 'bg-good-soft text-good',
  Upcoming: 'text-muted',
  Due: 'bg-warn-soft text-warn',
  Overdue: 'bg-bad-soft text-bad',
};
const CELL = 'min-w-28 px-1 py-1 text-right align-middle';
const BESIDE = 260; // so much to the left of the present month: the account, and what was before
const NAME =
  'sticky left-0 z-10 w-32 min-w-32 max-w-32 bg-surface px-3 py-2 text-left align-middle md:w-56 md:max-w-56';

type RetainerGridProps = {
  rows: readonly RetainerRow[];
  total: readonly RetainerMonth[] | null;
  currency: string;
};

/** The year as a table: accounts stay at the left while the months move; the present month is in sight at first. */
export function RetainerGrid({ rows, total, currency }: RetainerGridProps) {
  const format = useOrgFormat();
  const present = format.today().slice(0, 7);
  const months = rows[0]?.months.map(({ month }) => month) ?? [];
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const column = frame.current?.querySelector<HTMLElement>('[aria-current]');
    if (!frame.current || !column) return;
    const end = column.offsetLeft + column.offsetWidth;
    const whole = end - frame.current.clientWidth;
    frame.current.scrollLeft = Math.max(whole, column.offsetLeft - BESIDE);
  }, []);
  return (
    <div
      ref={frame}
      role="region"
      aria-label={t('retainers.title')}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="relative overflow-x-auto overscroll-x-contain"
    >
      <table className="w-full border-separate border-spacing-0 text-sm tabular">
        <thead className="text-muted">
          <tr>
            <th scope="col" className={cn(NAME, 'font-medium')}>
              {t('retainers.account')}
            </th>
            {months.map((month) => (
              <th
                key={month}
                scope="col"
                aria-current={month === present ? 'date' : undefined}
                className={cn(
                  'px-3 py-2 text-right font-medium whitespace-nowrap',
                  month === present && 'text-accent-ink underline underline-offset-4',
                )}
              >
                {format.shortMonth(month)}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-right font-medium">
              {t('retainers.outstanding')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.account_id}>
              <th scope="row" className={cn(NAME, 'border-t border-line font-medium')}>
                <Link
                  href={paths.accounts.detail(row.account_id)}
                  className="line-clamp-2 min-h-11 content-center text-accent-ink hover:underline md:min-h-0"
                >
                  {row.account_name}
                </Link>
              </th>
              {row.months.map((month) => (
                <Cell key={month.month} month={month} currency={currency} />
              ))}
              <td className="border-t border-line px-3 py-2 text-right font-medium whitespace-nowrap">
                {format.money(row.outstanding, currency)}
              </td>
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot className="font-semibold">
            <tr>
              <th scope="row" className={cn(NAME, 'border-t-2 border-line')}>
                {t('retainers.all')}
              </th>
              {total.map((month) => (
                <td
                  key={month.month}
                  className="border-t-2 border-line px-3 py-2 text-right whitespace-nowrap"
                >
                  {month.state ? format.money(month.due, currency) : ''}
                </td>
              ))}
              <td className="border-t-2 border-line" />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Cell({ month, currency }: { month: RetainerMonth; currency: string }) {
  const format = useOrgFormat();
  const { state, due, paid, outstanding } = month;
  if (!state) return <td className={cn(CELL, 'border-t border-line')} />;
  const open = state === 'Due' || state === 'Overdue';
  const part = open && outstanding !== due;
  return (
    <td className={cn(CELL, 'border-t border-line')}>
      <span className={cn('block rounded-control px-2 py-1 whitespace-nowrap', tones[state])}>
        <span className="block font-medium">
          {format.money(state === 'Paid' ? paid : open ? outstanding : due, currency)}
        </span>
        <span className="block text-xs">
          {part
            ? t('retainers.partly', { state: t(`retainers.${state}`) })
            : t(`retainers.${state}`)}
        </span>
      </span>
    </td>
  );
}

'use client';

import { Link } from '@/components/ui/link';
import type { ReactNode } from 'react';
import { QueryState } from '@/components/states/query-state';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useAgeing, useClosedDeals, useRevenue } from '@/lib/api/figures';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { monthsBefore } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/home';
import { paths } from '@/lib/paths/paths';

const QUARTER = 2; // months before the present one

/** How the firm does: what it received this month and the last, what is overdue, and how many deals it wins. */
export function FirmCard() {
  const format = useOrgFormat();
  const orders = useCan('orders:read');
  const mayOpen = useCan('contracts:read') && orders;
  const today = format.today();
  const revenue = useRevenue(monthsBefore(today, 1));
  const ageing = useAgeing();
  const deals = useClosedDeals(monthsBefore(today, QUARTER), undefined);
  return (
    <Card
      title={t('home.firm.title')}
      actions={
        <Link
          href={paths.reports()}
          className="inline-flex min-h-11 items-center px-2 font-medium text-accent-ink hover:underline md:min-h-9"
        >
          {t('home.viewAll')}
        </Link>
      }
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <QueryState query={revenue} skeleton={<Skeleton className="h-16" />}>
          {({ months, currency }) => (
            <Tile
              label={t('home.firm.revenue')}
              value={format.money(months[1]?.received ?? '0', currency)}
            >
              {t('home.firm.before', {
                amount: format.money(months[0]?.received ?? '0', currency),
              })}
            </Tile>
          )}
        </QueryState>
        <QueryState query={ageing} skeleton={<Skeleton className="h-16" />}>
          {({ currencies, complete }) => {
            const own = currencies.find(({ currency }) => currency === format.currency)?.total;
            const overdue = own?.overdue ?? '0';
            const behind = { figure: 'overdue', currency: format.currency };
            return (
              <Tile
                label={t('home.firm.overdue')}
                value={format.money(overdue)}
                href={mayOpen && Number(overdue) > 0 ? paths.counted(behind) : undefined}
              >
                {t(owedText(complete, currencies.length > (own ? 1 : 0)), {
                  amount: format.money(own?.total ?? '0'),
                })}
              </Tile>
            );
          }}
        </QueryState>
        <QueryState query={deals} skeleton={<Skeleton className="h-16" />}>
          {({ total: { won, lost, win_percent: rate } }) => (
            <Tile
              label={t('home.firm.rate')}
              value={rate === null ? '–' : t('home.firm.percent', { value: format.decimal(rate) })}
            >
              {t('home.firm.closed', { won, lost })}
            </Tile>
          )}
        </QueryState>
      </div>
    </Card>
  );
}

function owedText(complete: boolean, others: boolean) {
  if (!complete) return 'home.firm.owedAtLeast' as const;
  return others ? ('home.firm.owedBesides' as const) : ('home.firm.owed' as const);
}

type TileProps = { label: string; value: string; href?: string; children: ReactNode };

function Tile({ label, value, href, children }: TileProps) {
  const amount = 'block text-2xl font-semibold tracking-tight tabular';
  return (
    <dl>
      <dt className="text-muted">{label}</dt>
      <dd>
        {href ? (
          <Link href={href} className={cn(amount, 'min-h-11 text-accent-ink hover:underline')}>
            {value}
          </Link>
        ) : (
          <span className={amount}>{value}</span>
        )}
        <span className="block text-sm text-muted md:text-xs">{children}</span>
      </dd>
    </dl>
  );
}

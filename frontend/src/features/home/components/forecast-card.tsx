'use client';

import { QueryState } from '@/components/states/query-state';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useForecast, type Whose } from '@/features/home/api';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { largestOf, percentOf } from '@/lib/money/money';

const MONTHS = 4;

/** What the pipeline promises by month: each deal counted by its probability, over what all of them are worth. */
export function ForecastCard({ owner }: { owner: Whose }) {
  const forecast = useForecast(owner);
  return (
    <Card title={t(owner ? 'home.forecast.mine' : 'home.forecast.title')}>
      <QueryState query={forecast} skeleton={<ForecastSkeleton />}>
        {(data) => <ForecastMonths forecast={data} />}
      </QueryState>
    </Card>
  );
}

function ForecastMonths({ forecast }: { forecast: Schemas['Forecast'] }) {
  const format = useOrgFormat();
  const months = forecast.months.slice(0, MONTHS);
  if (months.length === 0) return <p className="text-muted">{t('home.forecast.empty')}</p>;
  const largest = largestOf(months.map(({ amount }) => amount));
  return (
    <>
      <ul className="space-y-3.5">
        {months.map(({ month, amount, weighted, deals }) => (
          <li key={month ?? ''}>
            <p className="mb-1 flex items-baseline justify-between gap-3">
              <span className="font-medium">
                {month ? format.month(month) : t('home.forecast.undated')}
              </span>
              <span className="font-medium tabular">
                {format.money(weighted, forecast.currency)}
              </span>
            </p>
            <span aria-hidden className="relative block h-2 overflow-hidden rounded-full bg-sunken">
              <span
                className="absolute inset-y-0 left-0 rounded-full bg-accent-soft"
                style={{ width: `${percentOf(amount, largest)}%` }}
              />
              <span
                className="absolute inset-y-0 left-0 min-w-1 rounded-full bg-accent"
                style={{ width: `${percentOf(weighted, largest)}%` }}
              />
            </span>
            <p className="mt-1 text-sm text-muted md:text-xs">
              {t('home.forecast.of', {
                count: deals,
                amount: format.money(amount, forecast.currency),
              })}
            </p>
          </li>
        ))}
      </ul>
      {!forecast.complete && (
        <p className="mt-3 text-sm text-muted md:text-xs">{t('home.forecast.partial')}</p>
      )}
    </>
  );
}

function ForecastSkeleton() {
  return (
    <div className="space-y-5">
      {[1, 2, 3].map((row) => (
        <div key={row} className="space-y-2">
          <Skeleton className="w-1/2" />
          <Skeleton className="h-2 rounded-full" />
        </div>
      ))}
    </div>
  );
}

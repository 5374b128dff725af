'use client';

import { ChartColumn, ChevronLeft, Download } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { useSearchParams } from 'next/navigation';
import { PageHeader } from '@/components/app-shell/page-header';
import { LoadMore } from '@/components/data-table/load-more';
import { QueryState } from '@/components/states/query-state';
import { EmptyState, NoPermissionState, RecordNotFoundState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useCounted, type Counted, type CountedQuery } from '@/features/reports/api';
import { CountedList } from '@/features/reports/components/counted-list';
import { countedCsv, queryOf } from '@/features/reports/counted';
import { mayRead } from '@/features/reports/figures';
import { sourceName } from '@/features/reports/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan, useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { downloadCsv } from '@/lib/csv/csv';
import { t } from '@/lib/i18n/reports';
import { sumDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

/** The records behind a number of a report, and what they come to. */
export function CountedScreen() {
  const query = queryOf(useSearchParams());
  return query ? <Asked query={query} /> : <RecordNotFoundState />;
}

function Asked({ query }: { query: CountedQuery }) {
  const { permissions } = useSession();
  const maySee = useCan('reports:read');
  return mayRead(permissions, query.figure) && maySee ? (
    <Records query={query} />
  ) : (
    <NoPermissionState />
  );
}

function Records({ query }: { query: CountedQuery }) {
  const found = useCounted(query);
  const records = found.data?.pages.flatMap((page) => page.items) ?? [];
  const subtitle = useSubtitle(query, records[0]);
  const { currency: own } = useOrgFormat();
  const currency = query.currency ?? own;
  return (
    <>
      <Link
        href={paths.reports()}
        className="mb-1 inline-flex min-h-11 items-center gap-1 text-accent-ink hover:underline md:min-h-8"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t('counted.back')}
      </Link>
      <PageHeader
        title={t(`counted.${query.figure}`)}
        subtitle={subtitle}
        actions={
          records.length > 0 && (
            <Button
              onClick={() =>
                downloadCsv(
                  `${[query.figure, query.from, query.to].filter(Boolean).join('-')}.csv`,
                  countedCsv(records, currency),
                )
              }
            >
              <Download aria-hidden />
              {t('retainers.csv')}
            </Button>
          )
        }
      />
      <QueryState query={found} skeleton={<Skeleton className="h-40" />}>
        {() =>
          records.length === 0 && !found.hasNextPage ? (
            <EmptyState
              icon={ChartColumn}
              title={t('counted.empty')}
              hint={t('counted.emptyHint')}
            />
          ) : (
            <Card flush>
              <Sums records={records} currency={currency} complete={!found.hasNextPage} />
              <CountedList records={records} currency={currency} />
            </Card>
          )
        }
      </QueryState>
      <div className="mt-3">
        <LoadMore query={found} />
      </div>
    </>
  );
}

type SumsProps = { records: Counted[]; currency: string; complete: boolean };

function Sums({ records, currency, complete }: SumsProps) {
  const format = useOrgFormat();
  const amounts = records.flatMap(({ amount }) => amount ?? []);
  const days = records.flatMap(({ days: each }) => each ?? []).reduce((sum, each) => sum + each, 0);
  const count = t('counted.count', { count: records.length });
  const parts = [
    complete ? count : t('counted.soFar', { count }),
    ...(amounts.length > 0 ? [format.money(sumDecimals(amounts), currency)] : []),
    ...(records.some((each) => each.days !== null) ? [t('counted.days', { count: days })] : []),
  ];
  return (
    <p className="border-b border-line px-4 py-3 font-semibold tabular md:px-5">
      {parts.join(' · ')}
    </p>
  );
}

function monthsOf(from: string, to: string): string {
  return from === to ? from : t('counted.until', { from, to });
}

function useSubtitle(query: CountedQuery, first: Counted | undefined): string {
  const { from, to, owner, source, account, age } = query;
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const { user } = useSession();
  const months = from && to && monthsOf(format.month(from), format.month(to));
  const whose = owner === 'me' ? user.name : ownerName(owner);
  return [
    months,
    whose,
    source && sourceName(source),
    account && first?.detail,
    age && t(`reports.ageing.${age}`),
  ]
    .filter(Boolean)
    .join(' · ');
}

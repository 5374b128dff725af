'use client';

import { ChartColumn } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { FilterChips } from '@/components/data-table/filter-chips';
import { useListState } from '@/components/data-table/use-list-state';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useLeadSources } from '@/features/reports/api';
import { IssueCard } from '@/features/reports/components/issue-report';
import { SourceBars } from '@/features/reports/components/source-bars';
import { SourceTable } from '@/features/reports/components/source-table';
import { firstMonth, PERIODS, periodOf } from '@/features/reports/period';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { paths } from '@/lib/paths/paths';

const chips = PERIODS.map((period) => ({
  key: 'months',
  value: period as string,
  label: t(`reports.period.${period}`),
}));

/** What the firm compares: where its business comes from, and what its clients need help with. */
export function ReportsScreen() {
  const list = useListState();
  const { today } = useOrgFormat();
  const period = periodOf(list.get('months'));
  const from = firstMonth(today(), period);
  const sources = useLeadSources(from);
  const seesCases = useCan('cases:read');
  const shown = { ...list, get: (key: string) => (key === 'months' ? period : list.get(key)) };
  return (
    <>
      <PageHeader
        title={t('reports.title')}
        subtitle={t('reports.subtitle')}
        actions={<ButtonLink href={paths.retainers()}>{t('reports.retainers')}</ButtonLink>}
      />
      <div className="mb-4">
        <FilterChips chips={chips} list={shown} />
      </div>
      <div className="space-y-4">
        <Card title={t('reports.sources.title')}>
          <p className="mb-4 text-muted">{t('reports.sources.hint')}</p>
          <QueryState query={sources} skeleton={<BarsSkeleton />}>
            {({ sources: found, total, currency }) =>
              found.length === 0 ? (
                <EmptyState
                  icon={ChartColumn}
                  title={t('reports.sources.empty')}
                  hint={t('reports.sources.emptyHint')}
                />
              ) : (
                <div className="grid gap-6 xl:grid-cols-[1fr_1.6fr]">
                  <SourceBars sources={found} currency={currency} />
                  <SourceTable sources={found} total={total} currency={currency} />
                </div>
              )
            }
          </QueryState>
        </Card>
        {seesCases && <IssueCard from={from} />}
      </div>
    </>
  );
}

function BarsSkeleton() {
  return (
    <div className="space-y-5">
      {[1, 2, 3, 4].map((row) => (
        <div key={row} className="space-y-2">
          <Skeleton className="w-1/3" />
          <Skeleton className="h-3 rounded-full" />
        </div>
      ))}
    </div>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { PageHeader } from '@/components/app-shell/page-header';
import { FilterChips } from '@/components/data-table/filter-chips';
import { useListState } from '@/components/data-table/use-list-state';
import { NoPermissionState } from '@/components/states/states';
import { ButtonLink } from '@/components/ui/button-link';
import { ActivityCard } from '@/features/reports/components/activity-card';
import { DealsCard } from '@/features/reports/components/deals-card';
import { IssueCard } from '@/features/reports/components/issue-card';
import { RevenueCard } from '@/features/reports/components/revenue-card';
import { SourceCard } from '@/features/reports/components/source-card';
import { firstMonth, PERIODS, periodOf } from '@/features/reports/period';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { paths } from '@/lib/paths/paths';

const AgeingCard = dynamic(
  () => import('@/features/reports/components/ageing-card').then((module) => module.AgeingCard),
  { ssr: false },
);

const ForecastCard = dynamic(
  () => import('@/features/reports/components/forecast-card').then((module) => module.ForecastCard),
  { ssr: false },
);

const chips = [
  ...PERIODS.map((period) => ({
    key: 'months',
    value: period as string,
    label: t(`reports.period.${period}`),
  })),
  { key: 'owner', value: 'me', label: t('reports.mine') },
];

/** What the firm compares: what it sells and earns, who does what, and what its clients need help with. */
export function ReportsScreen() {
  const list = useListState();
  const { today } = useOrgFormat();
  const period = periodOf(list.get('months'));
  const from = firstMonth(today(), period);
  const owner = list.get('owner') === 'me' ? 'me' : undefined;
  const seesReports = useCan('reports:read');
  const seesCases = useCan('cases:read');
  const shown = { ...list, get: (key: string) => (key === 'months' ? period : list.get(key)) };
  if (!seesReports) return <NoPermissionState />;
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
      <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 2xl:grid-cols-2">
        <DealsCard from={from} owner={owner} />
        <RevenueCard from={from} firmWide={owner !== undefined} />
        <ForecastCard firmWide={owner !== undefined} />
        <AgeingCard firmWide={owner !== undefined} />
        <SourceCard from={from} firmWide={owner !== undefined} />
        <ActivityCard from={from} owner={owner} />
        {seesCases && <IssueCard from={from} firmWide={owner !== undefined} />}
      </div>
    </>
  );
}

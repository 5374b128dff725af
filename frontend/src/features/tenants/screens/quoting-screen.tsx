'use client';

import dynamic from 'next/dynamic';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { NoPermissionState } from '@/components/states/states';
import { useOrg } from '@/features/tenants/api';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quoting';

const QuotingForm = dynamic(
  () => import('@/features/tenants/components/quoting-form').then((m) => m.QuotingForm),
  { ssr: false, loading: () => <CardSkeleton title={t('quoting.policy')} /> },
);

/** How quotes are made, for administrators. */
export function QuotingScreen() {
  return useCan('org:write') ? <Quoting /> : <NoPermissionState />;
}

function Quoting() {
  const query = useOrg();
  return (
    <QueryState query={query} skeleton={<CardSkeleton title={t('quoting.policy')} />}>
      {(org) => <QuotingForm key={org.version} org={org} />}
    </QueryState>
  );
}

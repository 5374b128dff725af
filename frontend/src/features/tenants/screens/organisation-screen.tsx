'use client';

import dynamic from 'next/dynamic';
import { QueryState } from '@/components/states/query-state';
import { NoPermissionState } from '@/components/states/states';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useOrg } from '@/features/tenants/api';
import { useCan } from '@/lib/auth/session-context';

const OrgForm = dynamic(
  () => import('@/features/tenants/components/org-form').then((m) => m.OrgForm),
  { ssr: false, loading: () => <OrgSkeleton /> },
);

const LogoCard = dynamic(
  () => import('@/features/tenants/components/logo-card').then((m) => m.LogoCard),
  { ssr: false },
);

/** The organisation's settings, for administrators. */
export function OrganisationScreen() {
  return useCan('org:write') ? <Organisation /> : <NoPermissionState />;
}

function Organisation() {
  const query = useOrg();
  return (
    <QueryState query={query} skeleton={<OrgSkeleton />}>
      {(org) => (
        <div className="space-y-4">
          <LogoCard org={org} />
          <OrgForm key={org.version} org={org} />
        </div>
      )}
    </QueryState>
  );
}

function OrgSkeleton() {
  return (
    <Card>
      <div className="grid gap-4 md:grid-cols-2">
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} className="h-11" />
        ))}
      </div>
    </Card>
  );
}

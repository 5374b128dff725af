'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { announceSessionChanged } from '@/lib/api/session-events';
import { useOrgId } from '@/lib/auth/session-context';

export type Org = Schemas['OrgOut'];

const orgKey = (org: string) => domainKeys(org, 'org').detail(org);

export function useOrg() {
  const org = useOrgId();
  return useQuery({
    queryKey: orgKey(org),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/org', { signal })),
  });
}

/** Lets the whole application know how the organisation is by now: formats and colours follow. */
export function useOrgChanged() {
  const client = useQueryClient();
  return (org: Org) => {
    client.setQueryData(orgKey(org.id), org);
    announceSessionChanged();
  };
}

export function changeOrg(body: Schemas['OrgChange'], idempotencyKey: string): Promise<Org> {
  return unwrap(api.PATCH('/api/v1/org', { body, headers: { 'idempotency-key': idempotencyKey } }));
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { toApiError } from '@/lib/api/api-error';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { fetchDeal, type DealDetail } from './api';

export type ContactRole = Schemas['ContactRole'];

/** The people of the deal's account, who alone can have a part in it. */
export function useAccountContacts(accountId: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'contacts').of('of-account', accountId),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/contacts', {
          params: { query: { account_id: accountId, limit: 100 } },
          signal,
        }),
      ),
  });
}

/** Adding or removing one person overwrites nobody's work, so a deal that has moved on is read and tried once more. */
async function atPresent<T>(
  id: string,
  version: number,
  write: (version: number) => Promise<T>,
): Promise<T> {
  try {
    return await write(version);
  } catch (error) {
    if (toApiError(error).code !== 'stale_version') throw error;
    return write((await fetchDeal(id)).version);
  }
}

export function addRole(
  id: string,
  version: number,
  contactId: string,
  role: ContactRole,
): Promise<DealDetail> {
  const params = { path: { opportunity_id: id } };
  return atPresent(id, version, (current) =>
    unwrap(
      api.POST('/api/v1/opportunities/{opportunity_id}/contact_roles', {
        params,
        body: { version: current, contact_id: contactId, role },
      }),
    ),
  );
}

export function removeRole(id: string, version: number, contactId: string): Promise<DealDetail> {
  const path = { opportunity_id: id, contact_id: contactId };
  return atPresent(id, version, (current) =>
    unwrap(
      api.DELETE('/api/v1/opportunities/{opportunity_id}/contact_roles/{contact_id}', {
        params: { path, query: { version: current } },
      }),
    ),
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { api, unwrap } from './client';
import { domainKeys } from './query-keys';

/** The active people of an account, a hundred at most. */
export function useAccountContacts(accountId: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'contacts').of('colleagues', accountId),
    queryFn: async ({ signal }) => {
      const query = { account_id: accountId, limit: 100 };
      const { items } = await unwrap(api.GET('/api/v1/contacts', { params: { query }, signal }));
      return items;
    },
    enabled: accountId !== '',
  });
}

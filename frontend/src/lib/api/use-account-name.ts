'use client';

import { useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { api, unwrap } from './client';
import { domainKeys } from './query-keys';

/** Only its name is needed: for the chip of a list that shows what one account has. */
export function useAccountName(accountId: string | undefined): string | undefined {
  const org = useOrgId();
  const account = useQuery({
    queryKey: domainKeys(org, 'accounts').detail(accountId ?? ''),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/accounts/{account_id}', {
          params: { path: { account_id: accountId ?? '' } },
        }),
      ),
    enabled: accountId !== undefined,
  });
  return account.data?.name;
}

'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';

export type Account = Schemas['AccountOut'];

const accountKeys = (org: string) => domainKeys(org, 'accounts');

export type AccountFilters = { q?: string; active?: string; owner?: string };

export function useAccounts(filters: AccountFilters) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: accountKeys(org).list(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/accounts', {
          params: {
            query: {
              q: filters.q,
              owner: filters.owner,
              active: filters.active === undefined ? undefined : filters.active === 'true',
              cursor: pageParam,
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useAccount(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery({
    queryKey: accountKeys(org).detail(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/accounts/{account_id}', { params: { path: { account_id: id } }, signal }),
      ),
    initialData: () => seedFromLists<Account>(client, org, 'accounts', id),
    initialDataUpdatedAt: 0,
  });
}

export function useAccountRelated(id: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: accountKeys(org).related(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/accounts/{account_id}/related', {
          params: { path: { account_id: id } },
          signal,
        }),
      ),
  });
}

export function createAccount(
  body: Schemas['AccountCreate'],
  idempotencyKey: string,
): Promise<Account> {
  return unwrap(
    api.POST('/api/v1/accounts', { body, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

export function updateAccount(
  id: string,
  body: Schemas['AccountChange'],
  idempotencyKey: string,
): Promise<Account> {
  return unwrap(
    api.PATCH('/api/v1/accounts/{account_id}', {
      params: { path: { account_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

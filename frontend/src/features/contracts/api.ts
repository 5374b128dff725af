'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';

export type Contract = Schemas['ContractOut'];

/** A contract as far as it is known: a list shows it before its lines have been read. */
export type ContractRecord = Contract & Partial<Pick<Schemas['ContractDetail'], 'line_items'>>;

const contractKeys = (org: string) => domainKeys(org, 'contracts');

export function useContracts(filters: { status?: string }) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: contractKeys(org).list(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/contracts', {
          params: {
            query: {
              status: filters.status as Contract['status'] | undefined,
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

export function useContract(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery<ContractRecord>({
    queryKey: contractKeys(org).detail(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/contracts/{contract_id}', {
          params: { path: { contract_id: id } },
          signal,
        }),
      ),
    initialData: () => seedFromLists<Contract>(client, org, 'contracts', id),
    initialDataUpdatedAt: 0,
  });
}

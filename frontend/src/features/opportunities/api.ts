'use client';

import {
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys, type Domain } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';

export type Deal = Schemas['OpportunityOut'];
export type DealDetail = Schemas['OpportunityDetail'];
export type Line = Schemas['LineItemOut'];
export type Stage = Schemas['Stage'];
export type Product = Schemas['ProductOut'];

/** A deal as far as it is known: a list shows it before its lines and people have been read. */
export type DealRecord = Deal & Partial<Pick<DealDetail, 'line_items' | 'contact_roles'>>;

export const dealKeys = (org: string) => domainKeys(org, 'opportunities');

type DealFilters = { stage?: string; owner?: string };

export function useDeals(filters: DealFilters) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: dealKeys(org).list(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/opportunities', {
          params: {
            query: {
              owner: filters.owner,
              stage: filters.stage as Stage | undefined,
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

export function fetchDeal(id: string, signal?: AbortSignal): Promise<DealDetail> {
  const path = { opportunity_id: id };
  return unwrap(api.GET('/api/v1/opportunities/{opportunity_id}', { params: { path }, signal }));
}

export function useDeal(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery<DealRecord>({
    queryKey: dealKeys(org).detail(id),
    queryFn: ({ signal }) => fetchDeal(id, signal),
    initialData: () =>
      seedFromBoard(client, org, id) ?? seedFromLists<Deal>(client, org, 'opportunities', id),
    initialDataUpdatedAt: 0,
  });
}

function seedFromBoard(client: QueryClient, org: string, id: string): Deal | undefined {
  const queryKey = dealKeys(org).of('board');
  return client
    .getQueriesData<Schemas['Board']>({ queryKey })
    .flatMap(([, board]) => board?.columns ?? [])
    .flatMap((column) => column.items)
    .find((deal) => deal.id === id);
}

/** After a write: keeps the lines and people that the answer does not carry, and has the rest read again. */
export function useDealChanged() {
  const client = useQueryClient();
  const org = useOrgId();
  return (saved: DealRecord, alsoIn: readonly Domain[] = []) => {
    client.setQueryData<DealRecord>(dealKeys(org).detail(saved.id), (known) => ({
      ...known,
      ...saved,
    }));
    for (const domain of ['opportunities', ...alsoIn] as const) {
      void client.invalidateQueries({ queryKey: domainKeys(org, domain).all });
    }
  };
}

const keyed = (idempotencyKey: string) => ({ 'idempotency-key': idempotencyKey });

export function createDeal(body: Schemas['OpportunityCreate'], key: string): Promise<Deal> {
  return unwrap(api.POST('/api/v1/opportunities', { body, headers: keyed(key) }));
}

export function updateDeal(
  id: string,
  body: Schemas['OpportunityChange'],
  key: string,
): Promise<Deal> {
  return unwrap(
    api.PATCH('/api/v1/opportunities/{opportunity_id}', {
      params: { path: { opportunity_id: id } },
      body,
      headers: keyed(key),
    }),
  );
}

export function replaceLines(
  id: string,
  body: Schemas['LineItemsReplace'],
  key: string,
): Promise<DealDetail> {
  return unwrap(
    api.PUT('/api/v1/opportunities/{opportunity_id}/line_items', {
      params: { path: { opportunity_id: id } },
      body,
      headers: keyed(key),
    }),
  );
}

export function generateOrder(
  id: string,
  version: number,
  key: string,
): Promise<Schemas['OrderDetail']> {
  return unwrap(
    api.POST('/api/v1/opportunities/{opportunity_id}/generate-order', {
      params: { path: { opportunity_id: id } },
      body: { version },
      headers: keyed(key),
    }),
  );
}

export function generateContract(
  id: string,
  body: Schemas['ContractGeneration'],
  key: string,
): Promise<Schemas['ContractDetail']> {
  return unwrap(
    api.POST('/api/v1/opportunities/{opportunity_id}/generate-contract', {
      params: { path: { opportunity_id: id } },
      body,
      headers: keyed(key),
    }),
  );
}

/** Products to sell whose name begins with the text. */
export function useProductSearch(text: string | null) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'products').of('sellable', text ?? ''),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/products', {
          params: { query: { q: text?.trim() || undefined, limit: 20 } },
          signal,
        }),
      ),
    enabled: text !== null,
  });
}

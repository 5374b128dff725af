'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';

export type Contract = Schemas['ContractOut'];
type ContractDetail = Schemas['ContractDetail'];

/** A contract as far as it is known: a list shows it before its lines have been read. */
export type ContractRecord = Contract &
  Partial<Pick<ContractDetail, 'line_items' | 'cycles' | 'payments'>>;

/** What else shows what a change of a contract changes. */
export const alsoIn = ['accounts', 'payments', 'reports'] as const;

const contractKeys = (org: string) => domainKeys(org, 'contracts');

export function useContracts(filters: { q?: string; status?: string }) {
  return useRecordList<Contract>('contracts', filters, (cursor, signal) => {
    const query = { ...filters, status: filters.status as Contract['status'] | undefined, cursor };
    return unwrap(api.GET('/api/v1/contracts', { params: { query }, signal }));
  });
}

export function fetchContract(id: string, signal?: AbortSignal): Promise<ContractDetail> {
  return unwrap(
    api.GET('/api/v1/contracts/{contract_id}', { params: { path: { contract_id: id } }, signal }),
  );
}

export function useContract(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery<ContractRecord>({
    queryKey: contractKeys(org).detail(id),
    queryFn: ({ signal }) => fetchContract(id, signal),
    initialData: () => seedFromLists<Contract>(client, org, 'contracts', id),
    initialDataUpdatedAt: 0,
  });
}

const keyed = (id: string, key: string) => ({
  params: { path: { contract_id: id } },
  headers: { 'idempotency-key': key },
});

/** The contract that follows this one: for the next term, or in its place. */
export function followContract(
  deed: 'renew' | 'upgrade',
  id: string,
  body: Schemas['ContractUpgrade'],
  key: string,
): Promise<ContractDetail> {
  return unwrap(
    deed === 'renew'
      ? api.POST('/api/v1/contracts/{contract_id}/renew', { ...keyed(id, key), body })
      : api.POST('/api/v1/contracts/{contract_id}/upgrade', { ...keyed(id, key), body }),
  );
}

export function endContract(
  deed: 'cancel' | 'terminate',
  id: string,
  body: Schemas['ContractEnding'],
  key: string,
): Promise<Contract> {
  return unwrap(
    deed === 'cancel'
      ? api.POST('/api/v1/contracts/{contract_id}/cancel', { ...keyed(id, key), body })
      : api.POST('/api/v1/contracts/{contract_id}/terminate', { ...keyed(id, key), body }),
  );
}

/** Runs the billing to its end; how many payments it has proposed. */
export async function proposePayments(): Promise<number> {
  let proposed = 0;
  let cursor: string | undefined;
  do {
    const page = await unwrap(
      api.POST('/api/v1/payments/billing-run', { params: { query: { cursor } } }),
    );
    proposed += page.items.length;
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return proposed;
}

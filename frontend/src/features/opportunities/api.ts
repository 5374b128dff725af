'use client';

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import { change, creation } from '@/lib/offline/write';
import { dealLabels } from './labels';
import type { NewDealValues } from './schema';

export type Deal = Schemas['OpportunityOut'];
export type DealDetail = Schemas['OpportunityDetail'];
export type Line = Schemas['LineItemOut'];
export type Stage = Schemas['Stage'];
export type Product = Schemas['ProductOut'];

/** A deal as far as it is known: a list shows it before its lines and people have been read. */
export type DealRecord = Deal & Partial<Pick<DealDetail, 'line_items' | 'contact_roles'>>;

export const dealKeys = (org: string) => domainKeys(org, 'opportunities');

type DealFilters = { q?: string; stage?: string; owner?: string };

export function useDeals(filters: DealFilters) {
  return useRecordList<Deal>('opportunities', filters, (cursor, signal) => {
    const query = { ...filters, stage: filters.stage as Stage | undefined, cursor };
    return unwrap(api.GET('/api/v1/opportunities', { params: { query }, signal }));
  });
}

export function fetchDeal(id: string, signal?: AbortSignal): Promise<DealDetail> {
  const path = { opportunity_id: id };
  return unwrap(api.GET('/api/v1/opportunities/{opportunity_id}', { params: { path }, signal }));
}

export function useDeal(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useRecord<DealRecord>(
    'opportunities',
    id,
    (signal) => fetchDeal(id, signal),
    () => seedFromBoard(client, org, id),
  );
}

function seedFromBoard(client: QueryClient, org: string, id: string): Deal | undefined {
  const queryKey = dealKeys(org).of('board');
  return client
    .getQueriesData<Schemas['Board']>({ queryKey })
    .flatMap(([, board]) => board?.columns ?? [])
    .flatMap((column) => column.items)
    .find((deal) => deal.id === id);
}

const MOST_QUOTES = 10;

/** The newest quotes of the deal. */
export function useQuotesOf(deal: Pick<Deal, 'id'>) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'quotes').related(deal.id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/quotes', {
          params: { query: { opportunity: deal.id, limit: MOST_QUOTES } },
          signal,
        }),
      ),
  });
}

const keyed = (idempotencyKey: string) => ({ 'idempotency-key': idempotencyKey });

const about = (deal: { name: string }) => ({
  kind: t('record.opportunity'),
  title: deal.name,
  labels: dealLabels,
});

/** What a new deal has that nobody typed. */
type Known = Pick<Deal, 'account_name' | 'currency' | 'probability'>;

export function newDeal(id: string, values: NewDealValues, known: Known) {
  const body: Schemas['OpportunityCreate'] & { id: string } = { id, ...values };
  const show = { ...values, ...known, id, ...NOTHING_YET };
  return creation<DealDetail>('opportunities', body, show, about(values));
}

const NOTHING_YET = {
  amount: '0',
  closed_on: null,
  line_count: 0,
  order_id: null,
  contract_id: null,
  quote_id: null,
  line_items: [],
  contact_roles: [],
};

export function changedDeal(deal: Deal, changes: Omit<Schemas['OpportunityChange'], 'version'>) {
  return change('opportunities', deal, changes, about(deal));
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

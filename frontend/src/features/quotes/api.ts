'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';

export type Quote = Schemas['QuoteOut'];
export type QuoteDetail = Schemas['QuoteDetail'];
export type QuoteStatus = Schemas['QuoteStatus'];
export type Section = QuoteDetail['sections'][number];
export type Line = Section['lines'][number];

/** A quote as far as it is known: a list shows it before what it says has been read. */
export type QuoteRecord = Quote & Partial<Omit<QuoteDetail, keyof Quote>>;

export const isComplete = (quote: QuoteRecord): quote is QuoteDetail =>
  quote.sections !== undefined;

export const quoteKeys = (org: string) => domainKeys(org, 'quotes');

type QuoteFilters = { q?: string; status?: string; owner?: string };

export function useQuotes(filters: QuoteFilters) {
  return useRecordList<Quote>('quotes', filters, (cursor, signal) => {
    const query = { ...filters, status: filters.status as QuoteStatus | undefined, cursor };
    return unwrap(api.GET('/api/v1/quotes', { params: { query }, signal }));
  });
}

export function fetchQuote(id: string, signal?: AbortSignal): Promise<QuoteDetail> {
  const path = { quote_id: id };
  return unwrap(api.GET('/api/v1/quotes/{quote_id}', { params: { path }, signal }));
}

export function useQuote(id: string) {
  return useRecord<QuoteRecord>('quotes', id, (signal) => fetchQuote(id, signal));
}

/** The page that the client would get of this version; too much of it to be kept on the device. */
export function usePreview({ id, version }: Quote) {
  const org = useOrgId();
  return useQuery({
    queryKey: [...quoteKeys(org).detail(id), 'preview', version],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/quotes/{quote_id}/preview', {
          params: { path: { quote_id: id } },
          signal,
        }),
      ),
    meta: { persist: false },
  });
}

type Move = 'finalize' | 'revise';

const keyed = (key: string) => ({ 'idempotency-key': key });

/** Locks the draft for good, or makes a new draft in place of the quote. */
export function moveQuote({ id, version }: Quote, move: Move, key: string): Promise<QuoteDetail> {
  const options = {
    params: { path: { quote_id: id } },
    body: { version },
    headers: keyed(key),
  };
  return move === 'finalize'
    ? unwrap(api.POST('/api/v1/quotes/{quote_id}/finalize', options))
    : unwrap(api.POST('/api/v1/quotes/{quote_id}/revise', options));
}

export function declineQuote(
  { id, version }: Quote,
  said: Pick<Schemas['QuoteDecline'], 'name' | 'reason'>,
  key: string,
): Promise<QuoteDetail> {
  return unwrap(
    api.POST('/api/v1/quotes/{quote_id}/decline', {
      params: { path: { quote_id: id } },
      body: { version, ...said },
      headers: keyed(key),
    }),
  );
}

export async function acceptQuote(
  { id, version }: Quote,
  said: Pick<Schemas['QuoteAcceptance'], 'name' | 'choices'>,
  key: string,
): Promise<QuoteDetail> {
  await unwrap(
    api.POST('/api/v1/quotes/{quote_id}/accept', {
      params: { path: { quote_id: id } },
      body: { version, signature: [], ...said },
      headers: keyed(key),
    }),
  );
  return fetchQuote(id);
}

export function useDealOf(quote: Quote) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'opportunities').detail(quote.opportunity_id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/opportunities/{opportunity_id}', {
          params: { path: { opportunity_id: quote.opportunity_id } },
          signal,
        }),
      ),
  });
}

export function orderOfDeal(dealId: string, key: string): Promise<Schemas['OrderDetail']> {
  return unwrap(
    api.POST('/api/v1/opportunities/{opportunity_id}/generate-order', {
      params: { path: { opportunity_id: dealId } },
      body: {},
      headers: keyed(key),
    }),
  );
}

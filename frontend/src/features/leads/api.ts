'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { filledPage } from '@/lib/api/filled-page';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';

export type Lead = Schemas['LeadOut'];
export type LeadStatus = Schemas['LeadStatus'];
export type OpenStatus = Schemas['OpenStatus'];
export type Suggestions = Schemas['ConversionSuggestions'];
export type Conversion = Schemas['ConversionOut'];

const leadKeys = (org: string) => domainKeys(org, 'leads');

export type LeadFilters = { status?: LeadStatus; owner?: string };

export function useLeads(filters: LeadFilters) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: leadKeys(org).list(filters),
    queryFn: ({ pageParam, signal }) =>
      filledPage(
        (cursor) =>
          unwrap(api.GET('/api/v1/leads', { params: { query: { ...filters, cursor } }, signal })),
        pageParam,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useLead(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery({
    queryKey: leadKeys(org).detail(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/leads/{lead_id}', { params: { path: { lead_id: id } }, signal })),
    initialData: () => seedFromLists<Lead>(client, org, 'leads', id),
    initialDataUpdatedAt: 0,
  });
}

/** Existing records that the lead probably belongs to; read anew whenever one is about to convert. */
export function useSuggestions(id: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: leadKeys(org).of('suggestions', id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/leads/{lead_id}/conversion-suggestions', {
          params: { path: { lead_id: id } },
          signal,
        }),
      ),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

export function createLead(body: Schemas['LeadCreate'], idempotencyKey: string): Promise<Lead> {
  return unwrap(
    api.POST('/api/v1/leads', { body, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

export function updateLead(
  id: string,
  body: Schemas['LeadChange'],
  idempotencyKey: string,
): Promise<Lead> {
  return unwrap(
    api.PATCH('/api/v1/leads/{lead_id}', {
      params: { path: { lead_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

export function convertLead(
  id: string,
  body: Schemas['LeadConversion'],
  idempotencyKey: string,
): Promise<Conversion> {
  return unwrap(
    api.POST('/api/v1/leads/{lead_id}/convert', {
      params: { path: { lead_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

/** The records a lead became, by the ids it keeps; account and contact share the cache with their own pages. */
export function useConvertedRecords(ids: Schemas['ConvertedTo']) {
  const org = useOrgId();
  const account = useQuery({
    queryKey: domainKeys(org, 'accounts').detail(ids.account_id),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/accounts/{account_id}', {
          params: { path: { account_id: ids.account_id } },
        }),
      ),
  });
  const contact = useQuery({
    queryKey: domainKeys(org, 'contacts').detail(ids.contact_id),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/contacts/{contact_id}', {
          params: { path: { contact_id: ids.contact_id } },
        }),
      ),
  });
  const opportunity = useQuery({
    queryKey: domainKeys(org, 'opportunities').of('heading', ids.opportunity_id),
    queryFn: async () => {
      const path = { opportunity_id: ids.opportunity_id };
      return unwrap(api.GET('/api/v1/opportunities/{opportunity_id}', { params: { path } }));
    },
    select: ({ name, stage }) => ({ name, stage }),
  });
  return { account, contact, opportunity };
}

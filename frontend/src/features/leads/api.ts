'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';
import { change, creation } from '@/lib/offline/write';
import { personName } from '@/lib/person-name';
import { leadLabels } from './labels';
import type { LeadValues } from './schema';

export type Lead = Schemas['LeadOut'];
export type LeadStatus = Schemas['LeadStatus'];
export type OpenStatus = Schemas['OpenStatus'];
export type Suggestions = Schemas['ConversionSuggestions'];
export type Conversion = Schemas['ConversionOut'];

const leadKeys = (org: string) => domainKeys(org, 'leads');

type LeadFilters = { q?: string; status?: LeadStatus; owner?: string };

export function useLeads(filters: LeadFilters) {
  return useRecordList<Lead>('leads', filters, (cursor, signal) =>
    unwrap(api.GET('/api/v1/leads', { params: { query: { ...filters, cursor } }, signal })),
  );
}

export function useLead(id: string) {
  return useRecord<Lead>('leads', id, (signal) =>
    unwrap(api.GET('/api/v1/leads/{lead_id}', { params: { path: { lead_id: id } }, signal })),
  );
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

const about = (lead: Pick<LeadValues, 'first_name' | 'last_name'>) => ({
  kind: t('record.lead'),
  title: personName(lead),
  labels: leadLabels,
});

export function newLead(id: string, values: LeadValues) {
  const body: Schemas['LeadCreate'] & { id: string } = { id, status: 'New', ...values };
  const show = { ...values, id, status: 'New' as const, converted_to: null, converted_at: null };
  return creation<Lead>('leads', body, show, about(values));
}

export function changedLead(lead: Lead, changes: Omit<Schemas['LeadChange'], 'version'>) {
  return change('leads', lead, changes, about(lead));
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

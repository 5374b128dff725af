'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/cases';
import { change, creation } from '@/lib/offline/write';
import { caseLabels } from './labels';
import type { CaseValues } from './schema';

export type Case = Schemas['CaseOut'];
/** A case as far as it is known: a list shows it before its contact has been read. */
export type CaseRecord = Case &
  Partial<Pick<Schemas['CaseDetail'], 'contact_name' | 'contact_email'>>;
export type CaseStatus = Schemas['CaseStatus'];
export type CaseEvent = Schemas['CaseEvent'];

/** What else shows what a change of a case changes. */
export const alsoIn = ['accounts', 'contacts', 'reports'] as const;

const caseKeys = (org: string) => domainKeys(org, 'cases');

export type CaseFilters = {
  q?: string;
  status?: CaseStatus;
  priority?: Case['priority'];
  issue_type?: Case['issue_type'];
  owner?: string;
  account_id?: string;
  breached?: 'true';
  from?: string;
  to?: string;
};

export function useCases({ breached, ...filters }: CaseFilters) {
  return useRecordList<Case>('cases', { ...filters, breached }, (cursor, signal) => {
    const query = { ...filters, breached: breached === 'true' || undefined, cursor };
    return unwrap(api.GET('/api/v1/cases', { params: { query }, signal }));
  });
}

export function useCase(id: string) {
  return useRecord<CaseRecord>('cases', id, (signal) =>
    unwrap(api.GET('/api/v1/cases/{case_id}', { params: { path: { case_id: id } }, signal })),
  );
}

const MOST_EVENTS = 50;
const PATIENCE = 5;

/** What the system saw of a case. It is seconds behind, so it is read again until it has seen the last change. */
export function useCaseHistory({ id, updated_at: updated }: Case) {
  const org = useOrgId();
  return useQuery({
    queryKey: caseKeys(org).of('history', id),
    queryFn: ({ signal }) => {
      const params = { path: { case_id: id }, query: { limit: MOST_EVENTS } };
      return unwrap(api.GET('/api/v1/cases/{case_id}/history', { params, signal }));
    },
    refetchInterval: ({ state }) =>
      (state.data?.items[0]?.at ?? '') < updated && state.dataUpdateCount < PATIENCE
        ? 2_500
        : false,
  });
}

const about = ({ subject }: { subject: string }) => ({
  kind: t('record.case'),
  title: subject,
  labels: caseLabels,
});

export function newCase(id: string, values: CaseValues, accountName: string) {
  const body: Schemas['CaseCreate'] & { id: string } = { id, status: 'New', ...values };
  const show = {
    ...values,
    id,
    number: '',
    status: 'New' as const,
    account_name: accountName,
    due_at: new Date().toISOString(),
    closed_at: null,
    breached: false,
  };
  return creation<Case>('cases', body, show, about(values));
}

export function changedCase(record: Case, changes: Omit<Schemas['CaseChange'], 'version'>) {
  return change('cases', record, changes, about(record));
}

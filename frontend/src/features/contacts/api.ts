'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/contacts';
import { change, creation } from '@/lib/offline/write';
import { personName } from '@/lib/person-name';
import { contactLabels } from './labels';
import type { ContactValues } from './schema';

export type Contact = Schemas['ContactOut'];

const contactKeys = (org: string) => domainKeys(org, 'contacts');

type ContactFilters = { q?: string; active?: string; owner?: string; account_id?: string };

export function useContacts({ active, ...filters }: ContactFilters) {
  return useRecordList<Contact>('contacts', { ...filters, active }, (cursor, signal) =>
    unwrap(
      api.GET('/api/v1/contacts', {
        params: {
          query: {
            ...filters,
            active: active === undefined ? undefined : active === 'true',
            cursor,
          },
        },
        signal,
      }),
    ),
  );
}

export const readContact = (id: string, signal?: AbortSignal) =>
  unwrap(
    api.GET('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: id } }, signal }),
  );

export function useContact(id: string) {
  return useRecord<Contact>('contacts', id, (signal) => readContact(id, signal));
}

export function useContactRelated(id: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: contactKeys(org).related(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/contacts/{contact_id}/related', {
          params: { path: { contact_id: id } },
          signal,
        }),
      ),
  });
}

/** Whom a contact reports to, active or not. */
export function useManager(id: string | null) {
  const org = useOrgId();
  return useQuery({
    queryKey: contactKeys(org).detail(id ?? ''),
    queryFn: ({ signal }) => readContact(id ?? '', signal),
    enabled: id !== null,
  });
}

const about = (contact: Pick<ContactValues, 'first_name' | 'last_name'>) => ({
  kind: t('record.contact'),
  title: personName(contact),
  labels: contactLabels,
});

export function newContact(id: string, values: ContactValues, accountName: string) {
  const body: Schemas['ContactCreate'] & { id: string } = { id, ...values };
  const show = {
    ...values,
    id,
    name: personName(values),
    account_name: accountName,
    addresses: [],
    is_active: true,
    merged_into_id: null,
  };
  return creation<Contact>('contacts', body, show, about(values));
}

export function changedContact(
  contact: Contact,
  changes: Omit<Schemas['ContactChange'], 'version'>,
) {
  const show = { ...changes, name: personName({ ...contact, ...changes }) };
  return change('contacts', contact, changes, about(contact), show);
}

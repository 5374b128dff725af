'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { filledPage } from '@/lib/api/filled-page';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';

export type Contact = Schemas['ContactOut'];

const contactKeys = (org: string) => domainKeys(org, 'contacts');

export type ContactFilters = { q?: string; active?: string; owner?: string; account_id?: string };

export function useContacts(filters: ContactFilters) {
  const org = useOrgId();
  const { active, ...rest } = filters;
  return useInfiniteQuery({
    queryKey: contactKeys(org).list(filters),
    queryFn: ({ pageParam, signal }) =>
      filledPage(
        (cursor) =>
          unwrap(
            api.GET('/api/v1/contacts', {
              params: {
                query: {
                  ...rest,
                  active: active === undefined ? undefined : active === 'true',
                  cursor,
                },
              },
              signal,
            }),
          ),
        pageParam,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useContact(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery({
    queryKey: contactKeys(org).detail(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/contacts/{contact_id}', { params: { path: { contact_id: id } }, signal }),
      ),
    initialData: () => seedFromLists<Contact>(client, org, 'contacts', id),
    initialDataUpdatedAt: 0,
  });
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

/** The active people of an account, whom its contacts can report to. */
export function useColleagues(accountId: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: contactKeys(org).of('colleagues', accountId),
    queryFn: async ({ signal }) => {
      const query = { account_id: accountId, limit: 100 };
      const { items } = await unwrap(api.GET('/api/v1/contacts', { params: { query }, signal }));
      return items;
    },
    enabled: accountId !== '',
  });
}

/** Whom a contact reports to, active or not. */
export function useManager(id: string | null) {
  const org = useOrgId();
  return useQuery({
    queryKey: contactKeys(org).detail(id ?? ''),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/contacts/{contact_id}', {
          params: { path: { contact_id: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== null,
  });
}

/** Only its name is needed: for the chip of a list that shows one account's contacts. */
export function useAccountName(accountId: string | undefined): string | undefined {
  const org = useOrgId();
  const account = useQuery({
    queryKey: domainKeys(org, 'accounts').detail(accountId ?? ''),
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/accounts/{account_id}', {
          params: { path: { account_id: accountId ?? '' } },
        }),
      ),
    enabled: accountId !== undefined,
  });
  return account.data?.name;
}

export function createContact(
  body: Schemas['ContactCreate'],
  idempotencyKey: string,
): Promise<Contact> {
  return unwrap(
    api.POST('/api/v1/contacts', { body, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

export function updateContact(
  id: string,
  body: Schemas['ContactChange'],
  idempotencyKey: string,
): Promise<Contact> {
  return unwrap(
    api.PATCH('/api/v1/contacts/{contact_id}', {
      params: { path: { contact_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

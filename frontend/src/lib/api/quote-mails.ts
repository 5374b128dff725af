'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type QuoteMail = Schemas['MailOut'];
export type MailState = QuoteMail['state'];

const LEAVING_MS = 3000;
const UNDERWAY_MS = 20_000;

export const mailKey = (org: string, quoteId: string) => [
  ...domainKeys(org, 'quotes').detail(quoteId),
  'mails',
];

/** The mails of a quote; read again while there may soon be word of one. */
export function useQuoteMails(quoteId: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: mailKey(org, quoteId),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/quotes/{quote_id}/emails', {
          params: { path: { quote_id: quoteId } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => {
      const states = state.data?.items.map((mail) => mail.state) ?? [];
      if (states.includes('waiting')) return LEAVING_MS;
      return states.includes('sent') ? UNDERWAY_MS : false;
    },
  });
}

type Sent = Schemas['MailCreate'] & { id: string };

/** Sent again after an answer got lost, it is the same mail. */
export async function sendQuoteMail(quoteId: string, sent: Sent): Promise<void> {
  await unwrap(
    api.POST('/api/v1/quotes/{quote_id}/emails', {
      params: { path: { quote_id: quoteId } },
      body: sent,
    }),
  );
}

/** An address of the account's people, for a quote that names none. */
export function useClientEmail(accountId: string, isWanted: boolean) {
  const org = useOrgId();
  return useQuery({
    queryKey: [...domainKeys(org, 'contacts').all, 'email-of', accountId],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/v1/contacts', {
          params: { query: { account_id: accountId, limit: 25 } },
          signal,
        }),
      );
      return items.find((contact) => contact.email)?.email ?? null;
    },
  });
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type QuoteLink = Schemas['LinkOut'];
export type LinkChannel = Schemas['LinkChannel'];

export const linkKey = (org: string, quoteId: string) => [
  ...domainKeys(org, 'quotes').detail(quoteId),
  'links',
];

export function useQuoteLinks(quoteId: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: linkKey(org, quoteId),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/quotes/{quote_id}/links', {
          params: { path: { quote_id: quoteId } },
          signal,
        }),
      ),
  });
}

/** The address of a new link, which nobody is told again. */
export async function makeQuoteLink(quoteId: string, label: string): Promise<string | null> {
  const { path } = await unwrap(
    api.POST('/api/v1/quotes/{quote_id}/links', {
      params: { path: { quote_id: quoteId } },
      body: { label, channel: 'share', days: 90 },
      headers: { 'idempotency-key': crypto.randomUUID() },
    }),
  );
  return path && `${window.location.origin}${path}`;
}

export async function revokeQuoteLink(quoteId: string, linkId: string): Promise<void> {
  await unwrap(
    api.DELETE('/api/v1/quotes/{quote_id}/links/{link_id}', {
      params: { path: { quote_id: quoteId, link_id: linkId } },
    }),
  );
}

/** Where the PDF can be fetched for a few minutes. */
export async function quotePdf(quoteId: string): Promise<string> {
  const { url } = await unwrap(
    api.GET('/api/v1/quotes/{quote_id}/pdf', { params: { path: { quote_id: quoteId } } }),
  );
  return url;
}

export async function printQuote(quoteId: string, version: number): Promise<void> {
  await unwrap(
    api.POST('/api/v1/quotes/{quote_id}/print', {
      params: { path: { quote_id: quoteId } },
      body: { version },
    }),
  );
}

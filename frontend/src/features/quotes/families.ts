'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useCan, useOrgId } from '@/lib/auth/session-context';

export type Family = Schemas['FamilyDetail'];
export type TaxCode = Schemas['TaxCode'];
export type Product = Schemas['ProductOut'];

const MOST = 100;
/** What a firm offers changes rarely, and a phone that loses its network shall have it. */
const KEPT = 60 * 60_000;

const familiesOf = (org: string) => ({
  queryKey: domainKeys(org, 'families').of('offered'),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(api.GET('/api/v1/families', { params: { query: { limit: MOST } }, signal })),
});

const familyOf = (org: string, id: string) => ({
  queryKey: domainKeys(org, 'families').detail(id),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(
      api.GET('/api/v1/families/{family_id}', { params: { path: { family_id: id } }, signal }),
    ),
});

const taxCodesOf = (org: string) => ({
  queryKey: domainKeys(org, 'tax-codes').lists(),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(api.GET('/api/v1/tax-codes', { params: { query: { limit: MOST } }, signal })),
});

const productsOf = (org: string, text: string) => ({
  queryKey: domainKeys(org, 'products').of('offered', text),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    unwrap(
      api.GET('/api/v1/products', {
        params: { query: { q: text || undefined, limit: text ? 20 : MOST } },
        signal,
      }),
    ),
});

export const useFamilies = () => useQuery(familiesOf(useOrgId()));
export const useFamily = (id: string) => useQuery(familyOf(useOrgId(), id));
export const useTaxCodes = () => useQuery(taxCodesOf(useOrgId())).data?.items ?? NONE;

const NONE: readonly TaxCode[] = [];

/** Products by name or SKU, once there is a text; without a network, those of the first hundred that begin so. */
export function useProductSearch(text: string | null) {
  const org = useOrgId();
  const wanted = text?.trim() ?? '';
  const all = useQuery({ ...productsOf(org, ''), enabled: text !== null });
  const found = useQuery({ ...productsOf(org, wanted), enabled: wanted !== '' });
  const here = all.data?.items.filter(({ name, sku }) =>
    [name, sku].some((text) => text?.toLowerCase().startsWith(wanted.toLowerCase())),
  );
  const items = (wanted === '' ? undefined : found.data?.items) ?? here ?? [];
  return { items, loading: items.length === 0 && found.isFetching };
}

/** Reads ahead what an offer is made of, so that one can be made where there is no network. */
export function useFamiliesAhead(): void {
  const org = useOrgId();
  const client = useQueryClient();
  const mayWrite = useCan('quotes:write');
  useEffect(() => {
    if (!mayWrite) return;
    let left = false;
    const ahead = async () => {
      const kept = { staleTime: KEPT };
      await client.prefetchQuery({ ...taxCodesOf(org), ...kept });
      await client.prefetchQuery({ ...productsOf(org, ''), ...kept });
      const families = await client.fetchQuery({ ...familiesOf(org), ...kept }).catch(() => null);
      for (const { id } of families?.items ?? []) {
        if (left) return;
        await client.prefetchQuery({ ...familyOf(org, id), ...kept });
      }
    };
    void ahead();
    return () => {
      left = true;
    };
  }, [client, org, mayWrite]);
}

'use client';

import { useQueries } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import type { Product } from './api';
import type { FamilyValues } from './family-schema';

export type Family = Schemas['FamilyDetail'];
export type FamilyHeader = Schemas['FamilyOut'];

const MOST = 100;

/** The organisation's families by name. */
export function useFamilies() {
  return useRecordList<FamilyHeader>('families', {}, (cursor, signal) =>
    unwrap(api.GET('/api/v1/families', { params: { query: { limit: MOST, cursor } }, signal })),
  );
}

export function useFamily(id: string) {
  return useRecord<Family>(
    'families',
    id,
    (signal) =>
      unwrap(
        api.GET('/api/v1/families/{family_id}', { params: { path: { family_id: id } }, signal }),
      ),
    () => undefined,
  );
}

/** The products that items are, as far as they are known by now. */
export function useProductsOf(ids: readonly string[], known: readonly Product[]) {
  const keys = domainKeys(useOrgId(), 'products');
  return useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: keys.detail(id),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        unwrap(
          api.GET('/api/v1/products/{product_id}', {
            params: { path: { product_id: id } },
            signal,
          }),
        ),
      initialData: known.find((each) => each.id === id),
    })),
    combine: (found) =>
      new Map(found.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  });
}

const keyed = (key: string) => ({ 'idempotency-key': key });

/** A new family, or what changed of one; its dimensions and items go together, as one is checked by the other. */
export function saveFamily(
  family: { id: string; version: number } | undefined,
  values: FamilyValues,
  changes: Partial<FamilyValues>,
  id: string,
  key: string,
): Promise<Family> {
  const headers = keyed(key);
  if (!family) return unwrap(api.POST('/api/v1/families', { body: { id, ...values }, headers }));
  const { dimensions, items } = values;
  const both = changes.dimensions || changes.items ? { dimensions, items } : {};
  return unwrap(
    api.PATCH('/api/v1/families/{family_id}', {
      params: { path: { family_id: family.id } },
      body: { version: family.version, ...changes, ...both },
      headers,
    }),
  );
}

export function setFamilyActive(
  { id, version }: { id: string; version: number },
  active: boolean,
): Promise<Family> {
  return unwrap(
    api.PATCH('/api/v1/families/{family_id}', {
      params: { path: { family_id: id } },
      body: { version, is_active: active },
    }),
  );
}

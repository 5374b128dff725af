'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import type { CategoriesValues } from './category-schema';

export type Categories = Schemas['Categories'];

/** What the firm sorts its products into, each category after the one it is below. A product may have added to it. */
export function useCategories() {
  return useQuery({
    queryKey: domainKeys(useOrgId(), 'products').of('categories'),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/categories', { signal })),
  });
}

export function saveCategories(values: CategoriesValues, version: number, key: string) {
  return unwrap(
    api.PUT('/api/v1/categories', {
      body: { version, ...values },
      headers: { 'idempotency-key': key },
    }),
  );
}

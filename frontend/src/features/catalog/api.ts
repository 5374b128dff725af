'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';

export type Product = Schemas['ProductOut'];

const productKeys = (org: string) => domainKeys(org, 'products');

export type ProductFilters = { q?: string; status: Schemas['ProductStatus'] };

export function useProducts(filters: ProductFilters) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: productKeys(org).list(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/products', {
          params: { query: { ...filters, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useProduct(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery({
    queryKey: productKeys(org).detail(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/products/{product_id}', { params: { path: { product_id: id } }, signal }),
      ),
    initialData: () => seedFromLists<Product>(client, org, 'products', id),
    initialDataUpdatedAt: 0,
  });
}

export function createProduct(
  body: Schemas['ProductCreate'],
  idempotencyKey: string,
): Promise<Product> {
  return unwrap(
    api.POST('/api/v1/products', { body, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

export function updateProduct(
  id: string,
  body: Schemas['ProductChange'],
  idempotencyKey: string,
): Promise<Product> {
  return unwrap(
    api.PATCH('/api/v1/products/{product_id}', {
      params: { path: { product_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

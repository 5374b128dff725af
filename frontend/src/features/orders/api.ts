'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { seedFromLists } from '@/lib/api/use-changed';
import { useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';

export type Order = Schemas['OrderOut'];
export type OrderDetail = Schemas['OrderDetail'];

/** An order as far as it is known: a list shows it before its lines have been read. */
export type OrderRecord = Order & Partial<Pick<OrderDetail, 'line_items' | 'payments'>>;

export const orderKeys = (org: string) => domainKeys(org, 'orders');

type OrderFilters = { q?: string; status?: string; owner?: string };

export function useOrders(filters: OrderFilters) {
  return useRecordList<Order>('orders', filters, (cursor, signal) => {
    const query = { ...filters, status: filters.status as Order['status'] | undefined, cursor };
    return unwrap(api.GET('/api/v1/orders', { params: { query }, signal }));
  });
}

export function useOrder(id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  return useQuery<OrderRecord>({
    queryKey: orderKeys(org).detail(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/orders/{order_id}', { params: { path: { order_id: id } }, signal })),
    initialData: () => seedFromLists<Order>(client, org, 'orders', id),
    initialDataUpdatedAt: 0,
  });
}

export function changeOrder(
  id: string,
  body: Schemas['OrderChange'],
  idempotencyKey: string,
): Promise<Order> {
  return unwrap(
    api.PATCH('/api/v1/orders/{order_id}', {
      params: { path: { order_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

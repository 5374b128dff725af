'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/payments';
import { change } from '@/lib/offline/write';
import { paymentLabels } from './labels';

export type Payment = Schemas['PaymentOut'];

/** An order as far as its payments need it; a list shows it before they have been read. */
export type PaidOrder = Pick<
  Schemas['OrderDetail'],
  'id' | 'number' | 'total' | 'paid' | 'balance_due' | 'credit' | 'currency' | 'fulfilment'
> & { payments?: Payment[] };

/** A contract as far as its payments need it. */
export type PaidContract = Pick<
  Schemas['ContractDetail'],
  'id' | 'number' | 'currency' | 'outstanding'
> & { payments?: Payment[]; cycles?: Schemas['CycleOut'][] };

/** What a payment is logged for, and what it would have to be to settle it. */
export type Payable = {
  kind: 'order' | 'contract';
  id: string;
  number: string;
  currency: string;
  due: string;
  /** The cycles of a contract that can still be paid, the oldest first. */
  cycles?: Schemas['CycleOut'][];
};

/** What else shows the figures that a payment changes. */
export const alsoIn = ['orders', 'contracts', 'accounts', 'reports'] as const;

type PaymentFilters = { q?: string; status?: string; method?: string };

export function usePayments(filters: PaymentFilters) {
  return useRecordList<Payment>('payments', filters, (cursor, signal) => {
    const query = {
      q: filters.q,
      status: filters.status as Payment['status'] | undefined,
      method: filters.method as Payment['method'] | undefined,
      cursor,
    };
    return unwrap(api.GET('/api/v1/payments', { params: { query }, signal }));
  });
}

export function usePayment(id: string) {
  return useRecord<Payment>('payments', id, (signal) =>
    unwrap(
      api.GET('/api/v1/payments/{payment_id}', { params: { path: { payment_id: id } }, signal }),
    ),
  );
}

/** The order that a payment is for, under the key its own page uses. */
export function usePaidOrder(id: string | null) {
  const org = useOrgId();
  return useQuery<PaidOrder>({
    queryKey: domainKeys(org, 'orders').detail(id ?? ''),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/orders/{order_id}', { params: { path: { order_id: id ?? '' } }, signal }),
      ),
    enabled: id !== null,
  });
}

/** The contract that a payment is for, under the key its own page uses. */
export function usePaidContract(id: string | null) {
  const org = useOrgId();
  return useQuery<PaidContract>({
    queryKey: domainKeys(org, 'contracts').detail(id ?? ''),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/contracts/{contract_id}', {
          params: { path: { contract_id: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== null,
  });
}

const keyed = (idempotencyKey: string) => ({ 'idempotency-key': idempotencyKey });

export function logPayment(
  { kind, id }: Pick<Payable, 'kind' | 'id'>,
  body: Schemas['DocumentPaymentCreate'],
  key: string,
): Promise<Payment> {
  const headers = keyed(key);
  return unwrap(
    kind === 'order'
      ? api.POST('/api/v1/orders/{order_id}/payments', {
          params: { path: { order_id: id } },
          body,
          headers,
        })
      : api.POST('/api/v1/contracts/{contract_id}/payments', {
          params: { path: { contract_id: id } },
          body,
          headers,
        }),
  );
}

export function changedPayment(
  payment: Payment,
  changes: Omit<Schemas['PaymentChange'], 'version'>,
) {
  const about = {
    kind: t('record.payment'),
    title: payment.document_number,
    labels: paymentLabels,
  };
  return change('payments', payment, changes, about);
}

export function voidPayment(payment: Payment, key: string): Promise<Payment> {
  return unwrap(
    api.POST('/api/v1/payments/{payment_id}/void', {
      params: { path: { payment_id: payment.id } },
      body: { version: payment.version },
      headers: keyed(key),
    }),
  );
}

export function refundPayment(
  id: string,
  body: Schemas['PaymentRefund'],
  key: string,
): Promise<Payment> {
  return unwrap(
    api.POST('/api/v1/payments/{payment_id}/refund', {
      params: { path: { payment_id: id } },
      body,
      headers: keyed(key),
    }),
  );
}

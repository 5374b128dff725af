import type { ReactNode } from 'react';
import { Toaster } from '@/components/ui/toaster';
import type { PaidOrder, Payment } from '@/features/payments/api';
import { renderStaff } from '@/test/render-staff';

/** An order and a payment of it, for tests. */
export const ORDER = '01M80DV73S9GT2XSKSPAV25943';
export const payment = (values: Partial<Payment> = {}): Payment => ({
  id: `o-${ORDER}-00001`,
  version: 1,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  account_id: 'a1',
  account_name: 'Aurora Hotels',
  order_id: ORDER,
  contract_id: null,
  document_number: 'SO-7K2M',
  currency: 'INR',
  payment_date: '2026-11-20',
  method: 'UPI',
  status: 'Completed',
  transaction_id: 'UTR 4711',
  notes: null,
  service_period_start: null,
  service_period_end: null,
  refund_of: null,
  amount: '100.00',
  ...values,
});
export const order = (values: Partial<PaidOrder> = {}): PaidOrder => ({
  id: ORDER,
  number: 'SO-7K2M',
  total: '290.05',
  paid: '100.00',
  balance_due: '190.05',
  credit: '0.00',
  currency: 'INR',
  fulfilment: 'Open',
  payments: [payment()],
  ...values,
});
export const show = (ui: ReactNode, write = true) =>
  renderStaff(
    <>
      {ui}
      <Toaster />
    </>,
    write ? ['payments:read', 'payments:write'] : ['payments:read'],
  );

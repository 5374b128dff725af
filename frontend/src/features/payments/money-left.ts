import { compareDecimals, sumDecimals } from '@/lib/money/money';
import type { Payment } from './api';

/** The payment's place in its order, as receipts number it. */
export function numberOf(payment: Pick<Payment, 'id'>): string {
  return String(Number(payment.id.split('-').at(-1)));
}

/** What is left of a payment to give back, as the server counts it; null when nothing is. */
export function leftToRefund(payment: Payment, payments: readonly Payment[]): string | null {
  if (payment.refund_of || payment.status !== 'Completed') return null;
  const refunds = payments.filter(
    (each) =>
      each.refund_of === payment.id && (each.status === 'Completed' || each.status === 'Pending'),
  );
  const left = sumDecimals([payment.amount, ...refunds.map((each) => each.amount)]);
  return compareDecimals(left, '0') > 0 ? left : null;
}

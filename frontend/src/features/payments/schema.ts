import * as z from 'zod/mini';
import {
  decimalText,
  oneOf,
  optionalDate,
  optionalText,
  requiredDate,
} from '@/components/form/schema-parts';
import { enteredPaymentStatuses, paymentMethods } from '@/lib/api/picklists';
import type { Payment } from './api';

export const refundSchema = z.object({
  amount: decimalText(),
  payment_date: requiredDate(),
  method: oneOf(paymentMethods),
  transaction_id: optionalText(255),
  notes: optionalText(10_000),
});

export const paymentSchema = z.extend(refundSchema, {
  status: oneOf(enteredPaymentStatuses),
  service_period_start: optionalDate(),
  service_period_end: optionalDate(),
});

export type PaymentInput = z.input<typeof paymentSchema>;
export type PaymentValues = z.output<typeof paymentSchema>;

/** A new payment's form values: all that is due, today. */
export function newPaymentInput(balance: string, today: string): PaymentInput {
  return {
    amount: balance,
    payment_date: today,
    method: 'Bank Transfer',
    transaction_id: '',
    notes: '',
    status: 'Completed',
    service_period_start: '',
    service_period_end: '',
  };
}

/** A stored payment as form values; a refund's amount shows without its sign, and is not changed. */
export function paymentInput(payment: Payment): PaymentInput {
  return {
    amount: payment.amount.replace('-', ''),
    payment_date: payment.payment_date,
    method: payment.method,
    transaction_id: payment.transaction_id ?? '',
    notes: payment.notes ?? '',
    status: payment.status,
    service_period_start: payment.service_period_start ?? '',
    service_period_end: payment.service_period_end ?? '',
  };
}

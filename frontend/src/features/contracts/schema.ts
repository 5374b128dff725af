import * as z from 'zod/mini';
import {
  decimalText,
  oneOf,
  optionalDate,
  paymentDays,
  requiredDate,
  requiredId,
} from '@/components/form/schema-parts';
import { billingCycles } from '@/lib/api/picklists';
import type { ContractRecord } from './api';

export const followSchema = z.object({
  start_date: optionalDate(),
  end_date: optionalDate(),
  billing_cycle: oneOf(billingCycles),
  payment_days: paymentDays(),
  line_items: z.array(
    z.object({
      id: z.nullable(z.string()),
      product_id: requiredId(),
      quantity: decimalText(),
      price_per_cycle: decimalText(),
      discount_percent: z.string(),
    }),
  ),
});

export const endSchema = z.object({ end_date: requiredDate() });

export type FollowInput = z.input<typeof followSchema>;
export type FollowValues = z.output<typeof followSchema>;

/** The terms of a contract as the form of the one that follows it. */
export function followInput(contract: ContractRecord): FollowInput {
  return {
    start_date: '',
    end_date: '',
    billing_cycle: contract.billing_cycle,
    payment_days: String(contract.payment_days),
    line_items: (contract.line_items ?? []).map(
      ({ id, product_id, quantity, price_per_cycle, discount_percent }) => ({
        id,
        product_id,
        quantity,
        price_per_cycle,
        discount_percent,
      }),
    ),
  };
}

/** What is sent: a date that was left empty is for the server to choose. */
export function followBody(values: FollowValues, version: number) {
  const { start_date, end_date, ...rest } = values;
  return {
    version,
    ...rest,
    ...(start_date && { start_date }),
    ...(end_date && { end_date }),
  };
}

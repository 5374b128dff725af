import * as z from 'zod/mini';
import {
  oneOf,
  optionalDate,
  optionalOneOf,
  optionalText,
  paymentDays,
  requiredId,
  requiredText,
} from '@/components/form/schema-parts';
import { billingCycles, contactRoles, leadSources, stages } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/opportunities';
import type { Deal } from './api';

const common = {
  name: requiredText(255),
  close_date: optionalDate(),
  lead_source: optionalOneOf(leadSources),
  next_step: optionalText(255),
  owner_id: requiredId(),
  description: optionalText(10_000),
};

export const newDealSchema = z.object({
  ...common,
  account_id: requiredId(),
  stage: oneOf(stages),
});

export type NewDealValues = z.output<typeof newDealSchema>;

const probability = z.pipe(
  z.string().check(
    z.trim(),
    z.refine((value) => /^\d{1,3}$/.test(value) && Number(value) <= 100, {
      error: () => t('deal.probability.hint'),
    }),
  ),
  z.transform((value: string) => Number(value)),
);

export const dealSchema = z.object({ ...common, probability });

type DealInput = z.input<typeof dealSchema>;

export function dealInput(deal: Deal): DealInput {
  return {
    name: deal.name,
    close_date: deal.close_date ?? '',
    probability: String(deal.probability),
    lead_source: deal.lead_source ?? '',
    next_step: deal.next_step ?? '',
    owner_id: deal.owner_id,
    description: deal.description ?? '',
  };
}

export const roleSchema = z.object({ contact_id: requiredId(), role: oneOf(contactRoles) });

export const contractSchema = z.object({
  billing_cycle: oneOf(billingCycles),
  start_date: optionalDate(),
  end_date: optionalDate(),
  payment_days: paymentDays(),
});

import * as z from 'zod/mini';
import { addressValues, optionalAddress } from '@/components/form/address';
import {
  optionalEmail,
  optionalOneOf,
  optionalText,
  requiredId,
  requiredText,
} from '@/components/form/schema-parts';
import { industries, leadSources } from '@/lib/api/picklists';
import type { Lead } from './api';

export const leadSchema = z.object({
  first_name: optionalText(255),
  last_name: requiredText(255),
  company: requiredText(255),
  title: optionalText(255),
  email: optionalEmail(),
  phone: optionalText(40),
  website: optionalText(255),
  lead_source: optionalOneOf(leadSources),
  industry: optionalOneOf(industries),
  owner_id: requiredId(),
  address: optionalAddress(),
});

export type LeadInput = z.input<typeof leadSchema>;
export type LeadValues = z.output<typeof leadSchema>;

/** A stored lead as form values; without one, a new lead's. */
export function leadInput(lead: Lead | null, ownerId: string): LeadInput {
  return {
    first_name: lead?.first_name ?? '',
    last_name: lead?.last_name ?? '',
    company: lead?.company ?? '',
    title: lead?.title ?? '',
    email: lead?.email ?? '',
    phone: lead?.phone ?? '',
    website: lead?.website ?? '',
    lead_source: lead?.lead_source ?? '',
    industry: lead?.industry ?? '',
    owner_id: lead?.owner_id ?? ownerId,
    address: addressValues(lead?.address),
  };
}

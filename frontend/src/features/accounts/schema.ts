import * as z from 'zod/mini';
import { addressValues, optionalAddress } from '@/components/form/address';
import {
  oneOf,
  optionalId,
  optionalOneOf,
  optionalText,
  requiredId,
  requiredText,
} from '@/components/form/schema-parts';
import { accountTypes, industries } from '@/lib/api/picklists';
import type { Account } from './api';

export const accountSchema = z.object({
  name: requiredText(255),
  type: oneOf(accountTypes),
  industry: optionalOneOf(industries),
  phone: optionalText(40),
  website: optionalText(255),
  owner_id: requiredId(),
  parent_id: optionalId(),
  description: optionalText(10_000),
  billing_address: optionalAddress(),
  shipping_address: optionalAddress(),
});

export type AccountInput = z.input<typeof accountSchema>;
export type AccountValues = z.output<typeof accountSchema>;

/** A stored account as form values; without one, a new account's. */
export function accountInput(account: Account | null, ownerId: string): AccountInput {
  return {
    name: account?.name ?? '',
    type: account?.type ?? 'Prospect',
    industry: account?.industry ?? '',
    phone: account?.phone ?? '',
    website: account?.website ?? '',
    owner_id: account?.owner_id ?? ownerId,
    parent_id: account?.parent_id ?? '',
    description: account?.description ?? '',
    billing_address: addressValues(account?.billing_address),
    shipping_address: addressValues(account?.shipping_address),
  };
}

import * as z from 'zod/mini';
import {
  optionalEmail,
  optionalId,
  optionalOneOf,
  optionalText,
  requiredId,
  requiredText,
} from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/contacts';
import type { Contact } from './api';
import { channels } from './labels';

export const contactSchema = z
  .object({
    first_name: optionalText(255),
    last_name: requiredText(255),
    account_id: requiredId(),
    email: optionalEmail(),
    phone: optionalText(40),
    channel: optionalOneOf(channels),
    title: optionalText(255),
    reports_to_id: optionalId(),
    owner_id: requiredId(),
    description: optionalText(10_000),
  })
  .check(
    z.refine(({ channel, email }) => channel !== 'email' || email !== null, {
      path: ['channel'],
      error: () => t('contacts.channel.noEmail'),
    }),
    z.refine(({ channel, phone }) => !channel || channel === 'email' || phone !== null, {
      path: ['channel'],
      error: () => t('contacts.channel.noPhone'),
    }),
  );

export type ContactInput = z.input<typeof contactSchema>;
export type ContactValues = z.output<typeof contactSchema>;

/** A stored contact as form values; without one, a new contact's. */
export function contactInput(
  contact: Contact | null,
  ownerId: string,
  accountId = '',
): ContactInput {
  return {
    first_name: contact?.first_name ?? '',
    last_name: contact?.last_name ?? '',
    account_id: contact?.account_id ?? accountId,
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    channel: contact?.channel ?? '',
    title: contact?.title ?? '',
    reports_to_id: contact?.reports_to_id ?? '',
    owner_id: contact?.owner_id ?? ownerId,
    description: contact?.description ?? '',
  };
}

import type { Schemas } from '@/lib/api/client';
import { t } from '@/lib/i18n/contacts';

type Channel = Schemas['ContactChannel'];

export const channelNames: Record<Channel, string> = {
  email: t('field.email'),
  whatsapp: t('contacts.channel.whatsapp'),
  sms: t('contacts.channel.sms'),
  phone: t('field.phone'),
};

export const channels = Object.keys(channelNames) as Channel[];

/** What the fields of a contact are called, on its page, in its forms and in conflicts. */
export const contactLabels = {
  first_name: t('field.firstName'),
  last_name: t('field.lastName'),
  account_id: t('record.account'),
  email: t('field.email'),
  phone: t('field.phone'),
  channel: t('contacts.field.prefers'),
  title: t('field.title'),
  reports_to_id: t('contacts.field.reportsTo'),
  owner_id: t('field.owner'),
  description: t('field.description'),
  addresses: t('field.addresses'),
} as const;

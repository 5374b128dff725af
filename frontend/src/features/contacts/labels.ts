import { t } from '@/lib/i18n/contacts';

/** What the fields of a contact are called, on its page, in its forms and in conflicts. */
export const contactLabels = {
  first_name: t('field.firstName'),
  last_name: t('field.lastName'),
  account_id: t('record.account'),
  email: t('field.email'),
  phone: t('field.phone'),
  title: t('field.title'),
  reports_to_id: t('contacts.field.reportsTo'),
  owner_id: t('field.owner'),
  description: t('field.description'),
  addresses: t('field.addresses'),
} as const;

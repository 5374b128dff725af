import { t } from '@/lib/i18n/leads';

/** What the fields of a lead are called, on its page, in its forms and in conflicts. */
export const leadLabels = {
  first_name: t('field.firstName'),
  last_name: t('field.lastName'),
  company: t('field.company'),
  title: t('field.title'),
  email: t('field.email'),
  phone: t('field.phone'),
  website: t('field.website'),
  lead_source: t('leads.field.source'),
  industry: t('field.industry'),
  owner_id: t('field.owner'),
  address: t('leads.field.address'),
} as const;

export const conversionLabels = {
  opportunity_name: t('leads.convert.name'),
  close_date: t('leads.convert.closeDate'),
  account_id: t('leads.convert.account'),
  contact_id: t('leads.convert.contact'),
} as const;

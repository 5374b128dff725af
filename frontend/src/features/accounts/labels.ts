import { t } from '@/lib/i18n/accounts';

/** What the fields of an account are called, on its page, in its forms and in conflicts. */
export const accountLabels = {
  name: t('field.name'),
  type: t('field.type'),
  industry: t('field.industry'),
  phone: t('field.phone'),
  website: t('field.website'),
  owner_id: t('field.owner'),
  parent_id: t('field.parent'),
  description: t('field.description'),
  billing_address: t('field.billingAddress'),
  shipping_address: t('field.shippingAddress'),
  addresses: t('field.addresses'),
} as const;

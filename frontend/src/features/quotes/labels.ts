import { t } from '@/lib/i18n/quote-page';

/** What the fields of a quote are called, and its layouts, on its page, in its forms and in conflicts. */
export const quoteLabels = {
  title: t('quotes.column.title'),
  account_id: t('quotes.column.account'),
  sections: t('quotes.lines'),
  intro: t('quotes.intro'),
  terms: t('quotes.terms'),
  internal_note: t('quotes.internalNote'),
  valid_until: t('quotes.column.validUntil'),
  markup: t('quotes.markup'),
  discount_percent: t('quotes.discountPercent'),
  discount_amount: t('quotes.discountAmount'),
  template: t('quotes.template'),
  'template.classic': t('quotes.template.classic'),
  'template.modern': t('quotes.template.modern'),
  'template.compact': t('quotes.template.compact'),
  owner_id: t('field.owner'),
  client: t('quotes.column.account'),
  client_name: t('quotes.client.name'),
  client_attention: t('quotes.client.attention'),
  client_address: t('quotes.client.address'),
  client_tax_number: t('quotes.client.taxNumber'),
  client_email: t('field.email'),
  client_phone: t('field.phone'),
} as const;

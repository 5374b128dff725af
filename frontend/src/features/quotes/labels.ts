import { t } from '@/lib/i18n/quote-page';

/** What the fields of a quote are called, on its page, in its forms and in conflicts. */
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
} as const;

import { t } from '@/lib/i18n/opportunities';

/** What the fields of a deal are called, on its page, in its forms and in conflicts. */
export const dealLabels = {
  name: t('field.name'),
  account_id: t('record.account'),
  stage: t('field.stage'),
  close_date: t('field.closeDate'),
  probability: t('deal.probability'),
  next_step: t('deal.nextStep'),
  lead_source: t('deal.leadSource'),
  owner_id: t('field.owner'),
  description: t('field.description'),
} as const;

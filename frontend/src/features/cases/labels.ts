import { t } from '@/lib/i18n/cases';

/** What the fields of a case are called, on its page, in its forms and in conflicts. */
export const caseLabels = {
  subject: t('cases.subject'),
  description: t('field.description'),
  status: t('field.status'),
  priority: t('cases.priority'),
  issue_type: t('cases.issue'),
  account_id: t('record.account'),
  contact_id: t('cases.contact'),
  owner_id: t('field.owner'),
} as const;

export const macroLabels = {
  name: t('macros.name'),
  text: t('macros.text'),
  sets_status: t('macros.sets'),
} as const;

import { t } from '@/lib/i18n/payments';

export const paymentLabels = {
  amount: t('payments.amount'),
  payment_date: t('payments.date'),
  method: t('payments.method'),
  status: t('payments.status'),
  transaction_id: t('payments.reference'),
  notes: t('payments.notes'),
  service_period_start: t('payments.periodStart'),
  service_period_end: t('payments.periodEnd'),
};

import type { Metadata } from 'next';
import { PaymentsScreen } from '@/features/payments/screens/payments-screen';
import { t } from '@/lib/i18n/payments';

export const metadata: Metadata = { title: t('payments.title') };

export default function PaymentsPage() {
  return <PaymentsScreen />;
}

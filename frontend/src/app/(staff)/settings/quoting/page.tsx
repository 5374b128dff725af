import type { Metadata } from 'next';
import { QuotingScreen } from '@/features/tenants/screens/quoting-screen';
import { t } from '@/lib/i18n/quoting';

export const metadata: Metadata = { title: t('quoting.title') };

export default function QuotingPage() {
  return <QuotingScreen />;
}

import type { Metadata } from 'next';
import { LeadsScreen } from '@/features/leads/screens/leads-screen';
import { t } from '@/lib/i18n/leads';

export const metadata: Metadata = { title: t('leads.title') };

export default function LeadsPage() {
  return <LeadsScreen />;
}

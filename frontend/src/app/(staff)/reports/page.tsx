import type { Metadata } from 'next';
import { ReportsScreen } from '@/features/reports/screens/reports-screen';
import { t } from '@/lib/i18n/reports';

export const metadata: Metadata = { title: t('reports.title') };

export default function ReportsPage() {
  return <ReportsScreen />;
}

import type { Metadata } from 'next';
import { CountedScreen } from '@/features/reports/screens/counted-screen';
import { t } from '@/lib/i18n/reports';

export const metadata: Metadata = { title: t('reports.title') };

export default function CountedPage() {
  return <CountedScreen />;
}

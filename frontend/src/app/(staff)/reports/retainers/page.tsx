import type { Metadata } from 'next';
import { RetainersScreen } from '@/features/reports/screens/retainers-screen';
import { t } from '@/lib/i18n/reports';

export const metadata: Metadata = { title: t('retainers.title') };

export default function RetainersPage() {
  return <RetainersScreen />;
}

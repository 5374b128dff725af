import type { Metadata } from 'next';
import { MacrosScreen } from '@/features/cases/screens/macros-screen';
import { t } from '@/lib/i18n/cases';

export const metadata: Metadata = { title: t('macros.title') };

export default function MacrosPage() {
  return <MacrosScreen />;
}

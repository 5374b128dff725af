import type { Metadata } from 'next';
import { CasesScreen } from '@/features/cases/screens/cases-screen';
import { t } from '@/lib/i18n/cases';

export const metadata: Metadata = { title: t('cases.title') };

export default function CasesPage() {
  return <CasesScreen />;
}

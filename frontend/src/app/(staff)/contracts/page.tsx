import type { Metadata } from 'next';
import { ContractsScreen } from '@/features/contracts/screens/contracts-screen';
import { t } from '@/lib/i18n/contracts';

export const metadata: Metadata = { title: t('contracts.title') };

export default function ContractsPage() {
  return <ContractsScreen />;
}

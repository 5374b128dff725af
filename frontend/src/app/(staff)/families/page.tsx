import type { Metadata } from 'next';
import { FamiliesScreen } from '@/features/catalog/screens/families-screen';
import { t } from '@/lib/i18n/families';

export const metadata: Metadata = { title: t('families.title') };

export default function FamiliesPage() {
  return <FamiliesScreen />;
}

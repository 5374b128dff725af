import type { Metadata } from 'next';
import { OpportunitiesScreen } from '@/features/opportunities/screens/opportunities-screen';
import { t } from '@/lib/i18n/opportunities';

export const metadata: Metadata = { title: t('deals.title') };

export default function OpportunitiesPage() {
  return <OpportunitiesScreen />;
}

import type { Metadata } from 'next';
import { SearchScreen } from '@/features/search/screens/search-screen';
import { t } from '@/lib/i18n/commands';

export const metadata: Metadata = { title: t('search.title') };

export default function SearchPage() {
  return <SearchScreen />;
}

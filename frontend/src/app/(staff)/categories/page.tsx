import type { Metadata } from 'next';
import { CategoriesScreen } from '@/features/catalog/screens/categories-screen';
import { t } from '@/lib/i18n/categories';

export const metadata: Metadata = { title: t('categories.title') };

export default function CategoriesPage() {
  return <CategoriesScreen />;
}

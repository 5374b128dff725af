import type { Metadata } from 'next';
import { ProductsScreen } from '@/features/catalog/screens/products-screen';
import { t } from '@/lib/i18n/catalog';

export const metadata: Metadata = { title: t('catalog.title') };

export default function ProductsPage() {
  return <ProductsScreen />;
}

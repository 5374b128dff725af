import type { Metadata } from 'next';
import { TaxCodesScreen } from '@/features/catalog/screens/tax-codes-screen';
import { t } from '@/lib/i18n/quoting';

export const metadata: Metadata = { title: t('taxes.title') };

export default function TaxCodesPage() {
  return <TaxCodesScreen />;
}

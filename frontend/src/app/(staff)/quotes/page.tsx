import type { Metadata } from 'next';
import { QuotesScreen } from '@/features/quotes/screens/quotes-screen';
import { t } from '@/lib/i18n/quotes';

export const metadata: Metadata = { title: t('quotes.title') };

export default function QuotesPage() {
  return <QuotesScreen />;
}

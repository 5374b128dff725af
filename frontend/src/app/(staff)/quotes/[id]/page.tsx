import { QuoteScreen } from '@/features/quotes/screens/quote-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function QuotePage() {
  return <QuoteScreen />;
}

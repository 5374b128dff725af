import { OpportunityScreen } from '@/features/opportunities/screens/opportunity-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function OpportunityPage() {
  return <OpportunityScreen />;
}

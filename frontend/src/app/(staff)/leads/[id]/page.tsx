import { LeadScreen } from '@/features/leads/screens/lead-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function LeadPage() {
  return <LeadScreen />;
}

import { ConvertedScreen } from '@/features/leads/screens/converted-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function ConvertedLeadPage() {
  return <ConvertedScreen />;
}

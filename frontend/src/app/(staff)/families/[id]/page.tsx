import { FamilyScreen } from '@/features/catalog/screens/family-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function FamilyPage() {
  return <FamilyScreen />;
}

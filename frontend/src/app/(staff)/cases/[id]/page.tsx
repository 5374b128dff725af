import { CaseScreen } from '@/features/cases/screens/case-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function CasePage() {
  return <CaseScreen />;
}

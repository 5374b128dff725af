import { ContractScreen } from '@/features/contracts/screens/contract-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function ContractPage() {
  return <ContractScreen />;
}

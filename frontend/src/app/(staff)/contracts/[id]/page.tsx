import { PaidContract } from './paid-contract';

export const generateStaticParams = () => [{ id: '_' }];

export default function ContractPage() {
  return <PaidContract />;
}

import { PaidOrder } from './paid-order';

export const generateStaticParams = () => [{ id: '_' }];

export default function OrderPage() {
  return <PaidOrder />;
}

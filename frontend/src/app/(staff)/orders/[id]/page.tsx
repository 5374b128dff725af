import { OrderScreen } from '@/features/orders/screens/order-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function OrderPage() {
  return <OrderScreen />;
}

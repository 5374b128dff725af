import { PaymentScreen } from '@/features/payments/screens/payment-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function PaymentPage() {
  return <PaymentScreen />;
}

import type { Metadata } from 'next';
import { OrdersScreen } from '@/features/orders/screens/orders-screen';
import { t } from '@/lib/i18n/orders';

export const metadata: Metadata = { title: t('orders.title') };

export default function OrdersPage() {
  return <OrdersScreen />;
}

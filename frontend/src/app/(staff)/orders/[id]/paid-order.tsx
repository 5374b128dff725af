'use client';

import { OrderScreen } from '@/features/orders/screens/order-screen';
import { LogPayment } from '@/features/payments/components/log-payment';
import { OrderPayments } from '@/features/payments/components/order-payments';

/** An order with its payments; they meet here, as no feature imports another. */
export function PaidOrder() {
  return <OrderScreen Payments={OrderPayments} LogPayment={LogPayment} />;
}

import type { PathStep } from '@/components/ui/stage-path';
import type { Order } from './api';

const step = (value: Order['status'], tone?: PathStep['tone']): PathStep => ({
  value,
  label: value,
  tone,
});

const payment: Record<Order['payment'], PathStep[]> = {
  Unpaid: [step('Awaiting Payment')],
  'Partially Paid': [step('Awaiting Payment'), step('Partially Paid')],
  Paid: [step('Awaiting Payment'), step('Partially Paid'), step('Paid in Full', 'good')],
};

/** The way of the order: what is paid, then what became of it; a finished one claims no payment it did not get. */
export function orderSteps(order: Pick<Order, 'payment' | 'fulfilment'>): PathStep[] {
  if (order.fulfilment === 'Cancelled') {
    return [...payment[order.payment], step('Cancelled', 'bad')];
  }
  if (order.fulfilment === 'Fulfilled') {
    return [...payment[order.payment], step('Fulfilled', 'good')];
  }
  const paid = payment[order.fulfilment === 'Shipped' ? order.payment : 'Paid'];
  return [...paid, step('Shipped'), step('Fulfilled', 'good')];
}

/** An order that is fulfilled or cancelled stays so; one that is shipped can only be fulfilled. */
export function canBecome(order: Pick<Order, 'fulfilment'>, status: Order['status']): boolean {
  return order.fulfilment === 'Open' || (order.fulfilment === 'Shipped' && status === 'Fulfilled');
}

'use client';

import { ReceiptText } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import { FactList, RecordHeader } from '@/components/app-shell/record-page';
import { Files } from '@/components/files/lazy-files';
import { QueryState } from '@/components/states/query-state';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { StagePath } from '@/components/ui/stage-path';
import { orderTone } from '@/components/ui/status-tones';
import { useOrder, type OrderRecord } from '@/features/orders/api';
import { OrderLines } from '@/features/orders/components/order-lines';
import { isOpen, orderSteps } from '@/features/orders/status';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/orders';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { useRouteId } from '@/lib/paths/use-route-id';
import { useIsWide } from '@/lib/use-media-query';

const OrderActions = dynamic(
  () => import('@/features/orders/components/order-actions').then((module) => module.OrderActions),
  { ssr: false },
);

const linkStyle = 'text-accent-ink hover:underline';

/** What stands on the page of an order, and belongs to another feature. */
type Parts = {
  Payments: ComponentType<{ order: OrderRecord }>;
  LogPayment: ComponentType<{ order: OrderRecord; urgent: boolean }>;
};

export function OrderScreen(parts: Parts) {
  const id = useRouteId();
  return id ? <OrderPage key={id} id={id} {...parts} /> : <RecordSkeleton />;
}

function OrderPage({ id, ...parts }: Parts & { id: string }) {
  const order = useOrder(id);
  return (
    <QueryState query={order} skeleton={<RecordSkeleton />}>
      {(data) => <OrderView order={data} {...parts} />}
    </QueryState>
  );
}

function OrderView({ order, Payments, LogPayment }: Parts & { order: OrderRecord }) {
  const format = useOrgFormat();
  const wide = useIsWide();
  const changeable = useCan('orders:write') && isOpen(order);
  const payable = useCan('payments:write') && order.fulfilment !== 'Cancelled';
  const due = compareDecimals(order.balance_due, '0') > 0;
  const actions = (changeable || payable) && (
    <>
      {payable && <LogPayment order={order} urgent={due} />}
      {changeable && <OrderActions order={order} urgent={!due || !payable} />}
    </>
  );
  const money = (amount: string) => format.money(amount, order.currency);
  return (
    <>
      <title>{order.number}</title>
      <RecordHeader
        kind={t('record.order')}
        title={order.number}
        icon={
          <span className="grid size-12 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
            <ReceiptText aria-hidden className="size-6" />
          </span>
        }
        badges={<Badge tone={orderTone(order.status)}>{order.status}</Badge>}
        facts={[
          { label: t('field.total'), value: money(order.total) },
          { label: t('orders.paid'), value: money(order.paid) },
          compareDecimals(order.credit, '0') > 0
            ? { label: t('orders.credit'), value: money(order.credit) }
            : { label: t('orders.balance'), value: money(order.balance_due) },
          { label: t('orders.date'), value: format.date(order.order_date) },
        ]}
        actions={wide ? actions : undefined}
      >
        <StagePath label={t('orders.path')} steps={orderSteps(order)} current={order.status} />
      </RecordHeader>
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <Payments order={order} />
          <OrderLines order={order} />
          <Timeline of={{ side: 'what', type: 'order', id: order.id }} />
        </div>
        <div className="min-w-0 space-y-4">
          <OrderDetails order={order} />
          <Files of={{ type: 'order', id: order.id }} />
        </div>
      </div>
      {!wide && actions && (
        <div
          data-form-actions
          className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 flex gap-2 border-t border-line bg-surface px-4 py-3 *:flex-1 *:px-2"
        >
          {actions}
        </div>
      )}
    </>
  );
}

function OrderDetails({ order }: { order: OrderRecord }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <Card title={t('orders.details')}>
      <FactList
        facts={[
          {
            label: t('orders.account'),
            value: (
              <Link href={paths.accounts.detail(order.account_id)} className={linkStyle}>
                {order.account_name}
              </Link>
            ),
          },
          {
            label: t('orders.deal'),
            value: (
              <Link href={paths.opportunities.detail(order.opportunity_id)} className={linkStyle}>
                {t('orders.openDeal')}
              </Link>
            ),
          },
          { label: t('orders.payment'), value: order.payment },
          { label: t('orders.fulfilment'), value: order.fulfilment },
          { label: t('field.owner'), value: ownerName(order.owner_id) },
          { label: t('field.created'), value: format.instant(order.created_at) },
          { label: t('field.updated'), value: format.instant(order.updated_at) },
        ]}
      />
    </Card>
  );
}

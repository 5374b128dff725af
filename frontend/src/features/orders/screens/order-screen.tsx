'use client';

import { ReceiptText } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import {
  FactList,
  PhoneActions,
  RecordHeader,
  RecordIcon,
} from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { RecordLink } from '@/components/ui/record-link';
import { StagePath } from '@/components/ui/stage-path';
import { orderTone } from '@/components/ui/status-tones';
import { useOrder, type OrderRecord } from '@/features/orders/api';
import { OrderLines } from '@/features/orders/components/order-lines';
import { canBecome, orderSteps } from '@/features/orders/status';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/orders';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { useIsWide } from '@/lib/use-media-query';

const OrderActions = dynamic(
  () => import('@/features/orders/components/order-actions').then((module) => module.OrderActions),
  { ssr: false },
);

/** What stands on the page of an order, and belongs to another feature. */
type Parts = {
  Payments: ComponentType<{ order: OrderRecord }>;
  LogPayment: ComponentType<{ order: OrderRecord; urgent: boolean }>;
};

export function OrderScreen(parts: Parts) {
  return (
    <RecordScreen useRead={useOrder}>
      {(order) => <OrderView order={order} {...parts} />}
    </RecordScreen>
  );
}

function OrderView({ order, Payments, LogPayment }: Parts & { order: OrderRecord }) {
  const format = useOrgFormat();
  const wide = useIsWide();
  const changeable = useCan('orders:write') && canBecome(order, 'Fulfilled');
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
        icon={<RecordIcon icon={ReceiptText} />}
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
      {!wide && actions && <PhoneActions>{actions}</PhoneActions>}
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
              <RecordLink href={paths.accounts.detail(order.account_id)}>
                {order.account_name}
              </RecordLink>
            ),
          },
          {
            label: t('orders.deal'),
            value: (
              <RecordLink href={paths.opportunities.detail(order.opportunity_id)}>
                {t('orders.openDeal')}
              </RecordLink>
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

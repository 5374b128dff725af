'use client';

import { ReceiptText } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { orderTone } from '@/components/ui/status-tones';
import { useOrders, type Order } from '@/features/orders/api';
import { orderStatuses } from '@/lib/api/picklists';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/orders';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

function columns(format: ReturnType<typeof useOrgFormat>): Column<Order>[] {
  return [
    {
      id: 'number',
      header: t('orders.number'),
      cell: (order) => order.number,
      compare: byText((order) => order.number),
      card: 'title',
    },
    {
      id: 'account',
      header: t('orders.account'),
      cell: (order) => order.account_name,
      compare: byText((order) => order.account_name),
      card: 'subtitle',
    },
    {
      id: 'date',
      header: t('orders.date'),
      cell: (order) => format.date(order.order_date),
      compare: byText((order) => order.order_date),
      card: 'meta',
    },
    {
      id: 'status',
      header: t('field.status'),
      cell: (order) => <Badge tone={orderTone(order.status)}>{order.status}</Badge>,
      compare: (a, b) => orderStatuses.indexOf(a.status) - orderStatuses.indexOf(b.status),
      card: 'meta',
    },
    {
      id: 'paid',
      header: t('orders.paid'),
      cell: (order) => format.money(order.paid, order.currency),
      compare: (a, b) => compareDecimals(a.paid, b.paid),
      align: 'end',
      secondary: true,
    },
    {
      id: 'balance',
      header: t('orders.balance'),
      cell: (order) => (
        <span className={compareDecimals(order.balance_due, '0') === 0 ? 'max-md:hidden' : ''}>
          {format.money(order.balance_due, order.currency)}
          <span className="md:hidden"> {t('orders.due')}</span>
        </span>
      ),
      compare: (a, b) => compareDecimals(a.balance_due, b.balance_due),
      align: 'end',
      card: 'meta',
    },
    {
      id: 'total',
      header: t('field.total'),
      cell: (order) => format.money(order.total, order.currency),
      compare: (a, b) => compareDecimals(a.total, b.total),
      align: 'end',
      card: 'trailing',
    },
  ];
}

const chips = [
  { key: 'owner', value: 'me', label: t('orders.filter.mine') },
  ...orderStatuses.map((status) => ({ key: 'status', value: status, label: status as string })),
];

export function OrdersScreen() {
  const list = useListState();
  const format = useOrgFormat();
  const filters = {
    q: list.get('q'),
    status: list.get('status'),
    owner: list.get('owner'),
  };
  const query = useOrders(filters);
  return (
    <>
      <PageHeader title={t('orders.title')} />
      <RecordList
        label={t('orders.title')}
        query={query}
        list={list}
        files={{ kind: 'orders', filters }}
        columns={columns(format)}
        href={(order) => paths.orders.detail(order.id)}
        serverSort=""
        search={{ label: t('orders.searchLabel'), placeholder: t('orders.searchPlaceholder') }}
        chips={chips}
        empty={
          <EmptyState
            icon={ReceiptText}
            title={t('orders.empty.title')}
            hint={t('orders.empty.hint')}
          >
            <ButtonLink tone="primary" href={paths.opportunities.list()}>
              {t('orders.empty.action')}
            </ButtonLink>
          </EmptyState>
        }
      />
    </>
  );
}

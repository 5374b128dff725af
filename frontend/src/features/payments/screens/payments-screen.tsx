'use client';

import { Banknote } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { RecordLink } from '@/components/ui/record-link';
import { paymentTone } from '@/components/ui/status-tones';
import { usePayments, type Payment } from '@/features/payments/api';
import { numberOf } from '@/features/payments/money-left';
import { paymentMethods, paymentStatuses } from '@/lib/api/picklists';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/payments';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { useIsWide } from '@/lib/use-media-query';

/** On phones the whole card is one link, and cannot hold others. */
function columns(format: ReturnType<typeof useOrgFormat>, linked: boolean): Column<Payment>[] {
  const to = (href: string, text: string) =>
    linked ? <RecordLink href={href}>{text}</RecordLink> : text;
  return [
    {
      id: 'receipt',
      header: t('payments.receipt'),
      cell: (payment) => `${payment.document_number}/${numberOf(payment)}`,
      compare: byText((payment) => payment.id),
      card: 'title',
    },
    {
      id: 'date',
      header: t('payments.date'),
      cell: (payment) => <span>{format.date(payment.payment_date)}</span>,
      compare: byText((payment) => payment.payment_date),
      card: 'meta',
    },
    {
      id: 'account',
      header: t('payments.account'),
      cell: (payment) => to(paths.accounts.detail(payment.account_id), payment.account_name),
      compare: byText((payment) => payment.account_name),
      card: 'subtitle',
    },
    {
      id: 'order',
      header: t('payments.document'),
      cell: (payment) =>
        to(
          payment.contract_id
            ? paths.contracts.detail(payment.contract_id)
            : paths.orders.detail(payment.order_id ?? ''),
          payment.document_number,
        ),
      compare: byText((payment) => payment.document_number),
    },
    {
      id: 'method',
      header: t('payments.method'),
      cell: (payment) => <span>{payment.method}</span>,
      compare: byText((payment) => payment.method),
      card: 'meta',
    },
    {
      id: 'status',
      header: t('payments.status'),
      cell: (payment) => <Badge tone={paymentTone(payment.status)}>{payment.status}</Badge>,
      compare: byText((payment) => payment.status),
      card: 'meta',
    },
    {
      id: 'amount',
      header: t('payments.amount'),
      cell: (payment) => (
        <span className={cn(payment.status === 'Void' && 'text-muted line-through')}>
          {format.money(payment.amount, payment.currency)}
        </span>
      ),
      compare: (a, b) => compareDecimals(a.amount, b.amount),
      align: 'end',
      card: 'trailing',
    },
  ];
}

const chips = [
  ...paymentStatuses.map((value) => ({ key: 'status', value, label: value as string })),
  ...paymentMethods.map((value) => ({ key: 'method', value, label: value as string })),
];

export function PaymentsScreen() {
  const list = useListState();
  const format = useOrgFormat();
  const wide = useIsWide();
  const filters = {
    q: list.get('q'),
    status: list.get('status'),
    method: list.get('method'),
  };
  const query = usePayments(filters);
  return (
    <>
      <PageHeader title={t('payments.title')} />
      <RecordList
        label={t('payments.title')}
        query={query}
        list={list}
        files={{ kind: 'payments', filters }}
        columns={columns(format, wide)}
        href={(payment) => paths.payments.detail(payment.id)}
        serverSort=""
        search={{ label: t('payments.searchLabel'), placeholder: t('payments.searchPlaceholder') }}
        chips={chips}
        empty={
          <EmptyState
            icon={Banknote}
            title={t('payments.empty.title')}
            hint={t('payments.empty.hint')}
          >
            <ButtonLink tone="primary" href={paths.orders.list()}>
              {t('payments.empty.action')}
            </ButtonLink>
          </EmptyState>
        }
      />
    </>
  );
}

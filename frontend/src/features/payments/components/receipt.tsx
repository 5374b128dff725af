import { FactList } from '@/components/app-shell/record-page';
import { RecordLink } from '@/components/ui/record-link';
import type { PaidOrder, Payment } from '@/features/payments/api';
import { Logo } from '@/components/ui/logo';
import { numberOf } from '@/features/payments/money-left';
import { useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/payments';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

type ReceiptProps = { payment: Payment; order: PaidOrder | undefined };

/** What the client gets for their records; printed alone, without the application around it. */
export function Receipt({ payment, order }: ReceiptProps) {
  const { org } = useSession();
  const format = useOrgFormat();
  const isVoid = payment.status === 'Void';
  const title = t(payment.refund_of ? 'receipt.refund' : 'receipt.title');
  return (
    <article
      data-print
      aria-label={title}
      className="rounded-sheet border border-line bg-surface p-5 shadow-card md:p-8"
    >
      <header className="flex flex-wrap items-start justify-between gap-4 border-b border-line pb-5">
        <div className="flex min-w-0 items-center gap-3">
          <Logo className="size-10 object-contain" />
          <p className="text-lg font-semibold break-words">{org.name}</p>
        </div>
        <div className="sm:text-right">
          <p className="font-medium">{title}</p>
          <p className="text-sm text-muted tabular">
            {t('receipt.number')} {payment.document_number}/{numberOf(payment)}
          </p>
        </div>
      </header>
      <div className="py-6">
        <p className="text-sm text-muted">{t(payment.refund_of ? 'receipt.to' : 'receipt.from')}</p>
        <p className="font-medium">
          <RecordLink href={paths.accounts.detail(payment.account_id)} className="print:text-ink">
            {payment.account_name}
          </RecordLink>
        </p>
        <p
          className={cn(
            'mt-3 text-3xl font-semibold tracking-tight tabular',
            isVoid && 'text-muted line-through',
          )}
        >
          {format.money(payment.amount.replace('-', ''), payment.currency)}
        </p>
        {isVoid && <p className="mt-1 font-medium text-bad">{t('receipt.void')}</p>}
        {(payment.status === 'Pending' || payment.status === 'Failed') && (
          <p className="mt-1 font-medium text-warn">
            {t('receipt.pending', { status: payment.status })}
          </p>
        )}
      </div>
      <FactList facts={useFacts(payment, order)} />
    </article>
  );
}

function documentOf({ contract_id: contract, order_id: order }: Payment): string {
  return contract ? paths.contracts.detail(contract) : paths.orders.detail(order ?? '');
}

function useFacts(payment: Payment, order: PaidOrder | undefined) {
  const format = useOrgFormat();
  const money = (amount: string) => format.money(amount, payment.currency);
  const period =
    payment.service_period_start &&
    payment.service_period_end &&
    `${format.date(payment.service_period_start)} – ${format.date(payment.service_period_end)}`;
  return [
    { label: t('payments.date'), value: format.date(payment.payment_date) },
    { label: t('payments.method'), value: payment.method },
    ...(payment.transaction_id
      ? [{ label: t('payments.reference'), value: payment.transaction_id }]
      : []),
    ...(period ? [{ label: t('receipt.period'), value: period }] : []),
    {
      label: t(payment.contract_id ? 'payments.contract' : 'payments.order'),
      value: (
        <RecordLink href={documentOf(payment)} className="print:text-ink">
          {payment.document_number}
        </RecordLink>
      ),
    },
    ...(order
      ? [
          { label: t('receipt.orderTotal'), value: money(order.total) },
          { label: t('receipt.orderPaid'), value: money(order.paid) },
          compareDecimals(order.credit, '0') === 0
            ? { label: t('payments.due'), value: money(order.balance_due) }
            : { label: t('payments.credit'), value: money(order.credit) },
        ]
      : []),
    ...(payment.notes ? [{ label: t('payments.notes'), value: payment.notes }] : []),
  ];
}

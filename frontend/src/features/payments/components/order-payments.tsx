'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/skeleton';
import { paymentTone } from '@/components/ui/status-tones';
import type { PaidOrder, Payment } from '@/features/payments/api';
import { leftToRefund, numberOf } from '@/features/payments/money-left';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/payments';
import { compareDecimals, percentOf } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { PaymentMenu } from './lazy-payment-menu';

/** How much of an order is paid, drawn and listed. */
export function OrderPayments({ order }: { order: PaidOrder }) {
  return (
    <Card title={t('payments.title')} count={order.payments && String(order.payments.length)} flush>
      <Figures order={order} />
      {!order.payments && (
        <div className="space-y-4 px-5 pb-5">
          <Skeleton />
          <Skeleton className="w-2/3" />
        </div>
      )}
      {order.payments?.length === 0 && (
        <p className="border-t border-line px-4 py-4 text-muted md:px-5">{t('payments.none')}</p>
      )}
      {order.payments && order.payments.length > 0 && (
        <ul aria-label={t('payments.title')} className="divide-y divide-line border-t border-line">
          {order.payments.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} payments={order.payments ?? []} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Figures({ order }: { order: PaidOrder }) {
  const format = useOrgFormat();
  const money = (amount: string) => format.money(amount, order.currency);
  const settled = compareDecimals(order.balance_due, '0') === 0;
  const over = compareDecimals(order.credit, '0') > 0;
  const words = t('payments.of', { paid: money(order.paid), total: money(order.total) });
  return (
    <div className="space-y-2 px-4 pb-4 md:px-5">
      <ProgressBar
        label={words}
        percent={settled ? 100 : percentOf(order.paid, order.total)}
        tone={settled ? 'good' : 'accent'}
      />
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 tabular">
        <span className="text-muted">{words}</span>
        <span className={cn('font-medium', settled ? 'text-good' : 'text-ink')}>
          {over
            ? `${t('payments.credit')} ${money(order.credit)}`
            : settled
              ? t('payments.settled')
              : `${t('payments.due')} ${money(order.balance_due)}`}
        </span>
      </p>
    </div>
  );
}

type PaymentRowProps = { payment: Payment; payments: readonly Payment[] };

function PaymentRow({ payment, payments }: PaymentRowProps) {
  const format = useOrgFormat();
  const mayWrite = useCan('payments:write');
  const isVoid = payment.status === 'Void';
  const about = [format.date(payment.payment_date), payment.method, payment.transaction_id];
  return (
    <li className={cn('flex items-center gap-2 py-2.5 pr-2 pl-4 md:pl-5', isVoid && 'text-muted')}>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link
            href={paths.payments.detail(payment.id)}
            prefetch={false}
            className={cn(
              'font-medium tabular hover:underline',
              isVoid ? 'line-through' : 'text-accent-ink',
            )}
          >
            {format.money(payment.amount, payment.currency)}
          </Link>
          {payment.status !== 'Completed' && (
            <Badge tone={paymentTone(payment.status)}>{payment.status}</Badge>
          )}
        </p>
        <p className={cn('text-sm break-words text-muted', isVoid && 'line-through')}>
          {about.filter(Boolean).join(' · ')}
        </p>
        {payment.refund_of && (
          <p className="text-sm text-muted">
            {t('payments.refundOf', { number: numberOf({ id: payment.refund_of }) })}
          </p>
        )}
      </div>
      {mayWrite && !isVoid && (
        <PaymentMenu payment={payment} left={leftToRefund(payment, payments)} />
      )}
    </li>
  );
}

'use client';

import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Skeleton } from '@/components/ui/skeleton';
import { paymentTone } from '@/components/ui/status-tones';
import type { Payment } from '@/features/payments/api';
import { leftToRefund, numberOf } from '@/features/payments/money-left';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/payments';
import { paths } from '@/lib/paths/paths';
import { PaymentMenu } from './lazy-payment-menu';

/** The payments for one document, the last logged first; absent until they have been read. */
export function PaymentRows({ payments }: { payments: readonly Payment[] | undefined }) {
  if (!payments) {
    return (
      <div className="space-y-4 px-5 pb-5">
        <Skeleton />
        <Skeleton className="w-2/3" />
      </div>
    );
  }
  if (payments.length === 0) {
    return (
      <p className="border-t border-line px-4 py-4 text-muted md:px-5">{t('payments.none')}</p>
    );
  }
  return (
    <ul aria-label={t('payments.title')} className="divide-y divide-line border-t border-line">
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} payments={payments} />
      ))}
    </ul>
  );
}

type PaymentRowProps = { payment: Payment; payments: readonly Payment[] };

function PaymentRow({ payment, payments }: PaymentRowProps) {
  const format = useOrgFormat();
  const mayWrite = useCan('payments:write');
  const isVoid = payment.status === 'Void';
  const period =
    payment.contract_id &&
    payment.service_period_start &&
    t('payments.for', { start: format.date(payment.service_period_start) });
  const about = [format.date(payment.payment_date), payment.method, payment.transaction_id, period];
  return (
    <li className={cn('flex items-center gap-2 py-2.5 pr-2 pl-4 md:pl-5', isVoid && 'text-muted')}>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link
            href={paths.payments.detail(payment.id)}
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

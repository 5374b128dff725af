'use client';

import { Card } from '@/components/ui/card';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { PaidContract, PaidOrder } from '@/features/payments/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/payments';
import { compareDecimals, percentOf } from '@/lib/money/money';
import { PaymentRows } from './payment-rows';

/** How much of an order is paid, drawn and listed. */
export function OrderPayments({ order }: { order: PaidOrder }) {
  return (
    <Card title={t('payments.title')} count={order.payments && String(order.payments.length)} flush>
      <Figures order={order} />
      <PaymentRows payments={order.payments} />
    </Card>
  );
}

/** What was paid for a contract; how much of it is due, its cycles say. */
export function ContractPayments({ contract }: { contract: PaidContract }) {
  const { payments } = contract;
  return (
    <Card title={t('payments.title')} count={payments && String(payments.length)} flush>
      <PaymentRows payments={payments} />
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

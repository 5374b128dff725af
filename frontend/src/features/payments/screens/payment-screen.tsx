'use client';

import { Printer } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Button } from '@/components/ui/button';
import { usePaidContract, usePaidOrder, usePayment, type Payment } from '@/features/payments/api';
import { PaymentMenu } from '@/features/payments/components/lazy-payment-menu';
import { Receipt } from '@/features/payments/components/receipt';
import { leftToRefund } from '@/features/payments/money-left';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/payments';

export function PaymentScreen() {
  return (
    <RecordScreen useRead={usePayment}>
      {(payment) => <PaymentView payment={payment} />}
    </RecordScreen>
  );
}

function PaymentView({ payment }: { payment: Payment }) {
  const order = usePaidOrder(payment.order_id).data;
  const contract = usePaidContract(payment.contract_id).data;
  const siblings = (order ?? contract)?.payments;
  const changeable = useCan('payments:write') && payment.status !== 'Void';
  return (
    <div className="mx-auto max-w-2xl">
      <title>{t('receipt.of', { number: payment.document_number })}</title>
      <div className="print:hidden">
        <PageHeader
          title={t('payments.receipt')}
          actions={
            <>
              <Button onClick={() => window.print()}>
                <Printer aria-hidden />
                {t('receipt.print')}
              </Button>
              {changeable && (
                <PaymentMenu
                  payment={payment}
                  left={siblings ? leftToRefund(payment, siblings) : null}
                />
              )}
            </>
          }
        />
      </div>
      <Receipt payment={payment} order={order} />
    </div>
  );
}

'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { alsoIn, logPayment, type PaidOrder } from '@/features/payments/api';
import { paymentLabels } from '@/features/payments/labels';
import { newPaymentInput, paymentSchema } from '@/features/payments/schema';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/payments';
import { compareDecimals } from '@/lib/money/money';
import { toast } from '@/stores/toasts';
import { PaymentFields } from './payment-fields';

/** Asks what was paid, the balance filled in. The draft keeps its key, so that sending again pays once. */
export function LogPaymentDialog({ order, onClose }: { order: PaidOrder; onClose: () => void }) {
  const format = useOrgFormat();
  const changed = useChanged();
  const due = compareDecimals(order.balance_due, '0') > 0 ? order.balance_due : '';
  const handle = useRecordForm({
    schema: paymentSchema,
    defaults: newPaymentInput(due, format.today()),
    draftKey: `order:${order.id}:payment`,
    save: (values, { idempotencyKey }) => logPayment(order.id, values, idempotencyKey),
    onSaved: (payment) => {
      changed('payments', payment, alsoIn);
      toast.good(t('payments.logged'));
      onClose();
    },
  });
  return (
    <FormDialog
      handle={handle}
      title={t('payments.log.title', { number: order.number })}
      labels={paymentLabels}
      submit={t('payments.log')}
      onClose={onClose}
    >
      <PaymentFields form={handle.form} currency={order.currency} />
    </FormDialog>
  );
}

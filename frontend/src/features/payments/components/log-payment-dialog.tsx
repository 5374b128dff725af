'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { alsoIn, logPayment, type Payable } from '@/features/payments/api';
import { paymentLabels } from '@/features/payments/labels';
import { newPaymentInput, paymentSchema } from '@/features/payments/schema';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/payments';
import { compareDecimals } from '@/lib/money/money';
import { toast } from '@/stores/toasts';
import { PaymentFields } from './payment-fields';

type LogPaymentDialogProps = { payable: Payable; onClose: () => void };

/** Asks what was paid, what is due filled in. The draft keeps its key, so that sending again pays once. */
export function LogPaymentDialog({ payable, onClose }: LogPaymentDialogProps) {
  const format = useOrgFormat();
  const changed = useChanged();
  const due = compareDecimals(payable.due, '0') > 0 ? payable.due : '';
  const handle = useRecordForm({
    schema: paymentSchema,
    defaults: newPaymentInput(due, format.today()),
    draftKey: `${payable.kind}:${payable.id}:payment`,
    save: (values, { idempotencyKey }) => logPayment(payable, values, idempotencyKey),
    onSaved: (payment) => {
      changed('payments', payment, alsoIn);
      toast.good(t('payments.logged'));
      onClose();
    },
  });
  return (
    <FormDialog
      handle={handle}
      title={t('payments.log.title', { number: payable.number })}
      labels={paymentLabels}
      submit={t('payments.log')}
      onClose={onClose}
    >
      <PaymentFields form={handle.form} currency={payable.currency} cycles={payable.cycles} />
    </FormDialog>
  );
}

'use client';

import { DecimalField, SelectField, TextareaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { alsoIn, refundPayment, type Payment } from '@/features/payments/api';
import { paymentLabels as labels } from '@/features/payments/labels';
import { refundSchema } from '@/features/payments/schema';
import { paymentMethods } from '@/lib/api/picklists';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/payments';
import { toast } from '@/stores/toasts';

type RefundDialogProps = { payment: Payment; left: string; onClose: () => void };

/** Gives back what is left of a payment, or a part of it. */
export function RefundDialog({ payment, left, onClose }: RefundDialogProps) {
  const format = useOrgFormat();
  const changed = useChanged();
  const handle = useRecordForm({
    schema: refundSchema,
    defaults: {
      amount: left,
      payment_date: format.today(),
      method: payment.method as string,
      transaction_id: '',
      notes: '',
    },
    draftKey: `payment:${payment.id}:refund`,
    save: (values, { idempotencyKey }) => refundPayment(payment.id, values, idempotencyKey),
    onSaved: (refund) => {
      changed('payments', refund, alsoIn);
      toast.good(t('payments.refunded'));
      onClose();
    },
  });
  const { form } = handle;
  const title = t('payments.refund.title', {
    amount: format.money(payment.amount, payment.currency),
  });
  return (
    <FormDialog
      handle={handle}
      title={title}
      description={t('payments.refund.hint')}
      labels={labels}
      submit={t('payments.refund.action')}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <DecimalField form={form} name="amount" unit={payment.currency} required />
        <SelectField form={form} name="method" options={paymentMethods} required />
        <TextField form={form} name="payment_date" type="date" required />
        <TextField form={form} name="transaction_id" />
        <TextareaField form={form} name="notes" />
      </div>
    </FormDialog>
  );
}

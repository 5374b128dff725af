'use client';

import { DecimalField, SelectField, TextareaField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogFooter } from '@/components/ui/dialog';
import { alsoIn, refundPayment, type Payment } from '@/features/payments/api';
import { paymentLabels as labels } from '@/features/payments/labels';
import { refundSchema } from '@/features/payments/schema';
import { asOptions, paymentMethods } from '@/lib/api/picklists';
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
  const cancel = () => {
    handle.abandon();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title} description={t('payments.refund.hint')}>
      <RecordForm
        inDialog
        handle={handle}
        label={title}
        labels={labels}
        footer={
          <DialogFooter>
            <Button type="submit" tone="primary" pending={handle.pending}>
              {handle.pending ? t('status.saving') : t('payments.refund.action')}
            </Button>
            <Button onClick={cancel}>{t('action.cancel')}</Button>
          </DialogFooter>
        }
      >
        <div className="grid gap-4">
          <DecimalField
            form={form}
            name="amount"
            label={labels.amount}
            unit={payment.currency}
            required
          />
          <SelectField
            form={form}
            name="method"
            label={labels.method}
            options={asOptions(paymentMethods)}
            required
          />
          <TextField
            form={form}
            name="payment_date"
            label={labels.payment_date}
            type="date"
            required
          />
          <TextField form={form} name="transaction_id" label={labels.transaction_id} />
          <TextareaField form={form} name="notes" label={labels.notes} />
        </div>
      </RecordForm>
    </Dialog>
  );
}

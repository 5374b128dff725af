'use client';

import { RecordForm } from '@/components/form/record-form';
import { useEditForm } from '@/components/form/use-edit-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogFooter } from '@/components/ui/dialog';
import { alsoIn, changedPayment, type Payment } from '@/features/payments/api';
import { paymentLabels } from '@/features/payments/labels';
import { paymentInput, paymentSchema } from '@/features/payments/schema';
import { t } from '@/lib/i18n/payments';
import { PaymentFields } from './payment-fields';

/** Changes just what was touched; somebody else's change meanwhile is shown beside it. */
export function EditPaymentDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const handle = useEditForm({
    domain: 'payments',
    record: payment,
    schema: paymentSchema,
    input: paymentInput,
    write: changedPayment,
    savedText: t('payments.saved'),
    alsoIn,
    onDone: onClose,
  });
  const cancel = () => {
    handle.abandon();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('payments.edit')}>
      <RecordForm
        inDialog
        handle={handle}
        label={t('payments.edit')}
        labels={paymentLabels}
        footer={
          <DialogFooter>
            <Button type="submit" tone="primary" pending={handle.pending}>
              {handle.pending ? t('status.saving') : t('action.save')}
            </Button>
            <Button onClick={cancel}>{t('action.cancel')}</Button>
          </DialogFooter>
        }
      >
        <PaymentFields
          open
          form={handle.form}
          currency={payment.currency}
          fixedAmount={payment.refund_of !== null}
        />
      </RecordForm>
    </Dialog>
  );
}

'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { useEditForm } from '@/components/form/use-edit-form';
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
  return (
    <FormDialog handle={handle} title={t('payments.edit')} labels={paymentLabels} onClose={onClose}>
      <PaymentFields
        open
        form={handle.form}
        currency={payment.currency}
        fixedAmount={payment.refund_of !== null}
      />
    </FormDialog>
  );
}

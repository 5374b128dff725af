'use client';

import type { UseFormReturn } from 'react-hook-form';
import { ChipsField } from '@/components/form/chips-field';
import { DecimalField, SelectField, TextareaField, TextField } from '@/components/form/fields';
import type { PaymentInput, PaymentValues } from '@/features/payments/schema';
import type { Payable } from '@/features/payments/api';
import { enteredPaymentStatuses, paymentMethods } from '@/lib/api/picklists';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/payments';

type PaymentFieldsProps = {
  form: UseFormReturn<PaymentInput, unknown, PaymentValues>;
  currency: string;
  /** A refund's amount stays what was given back. */
  fixedAmount?: boolean;
  /** Shows what is rarely needed from the start. */
  open?: boolean;
  /** Of a contract: one of them is chosen instead of two dates. */
  cycles?: Payable['cycles'];
};

export function PaymentFields(props: PaymentFieldsProps) {
  const { form, currency, fixedAmount, open, cycles } = props;
  return (
    <div className="grid gap-4">
      {cycles && <CycleField form={form} currency={currency} cycles={cycles} />}
      {!fixedAmount && <DecimalField form={form} name="amount" unit={currency} required />}
      <ChipsField form={form} name="method" options={paymentMethods} required />
      <TextField form={form} name="payment_date" type="date" required />
      <TextField form={form} name="transaction_id" hint={t('payments.referenceHint')} />
      <details open={open} className="group rounded-control border border-line">
        <summary className="flex min-h-11 cursor-pointer items-center px-3.5 font-medium">
          {t('payments.more')}
        </summary>
        <div className="grid gap-4 px-3.5 pt-1 pb-4 sm:grid-cols-2">
          <SelectField
            form={form}
            name="status"
            options={enteredPaymentStatuses}
            required
            className="sm:col-span-2"
          />
          {!cycles && (
            <>
              <TextField form={form} name="service_period_start" type="date" />
              <TextField form={form} name="service_period_end" type="date" />
            </>
          )}
          <TextareaField form={form} name="notes" className="sm:col-span-2" />
        </div>
      </details>
    </div>
  );
}

type CycleFieldProps = Pick<PaymentFieldsProps, 'form' | 'currency'> & {
  cycles: NonNullable<PaymentFieldsProps['cycles']>;
};

function CycleField({ form, currency, cycles }: CycleFieldProps) {
  const { date, money } = useOrgFormat();
  return (
    <SelectField
      form={form}
      name="service_period_start"
      label={t('payments.cycle')}
      emptyLabel={t('payments.cycle.first')}
      options={cycles.map(({ start, end, outstanding }) => ({
        value: start,
        label: `${date(start)} – ${date(end)} · ${money(outstanding, currency)}`,
      }))}
    />
  );
}

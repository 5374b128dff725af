'use client';

import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { t } from '@/lib/i18n/staff';
import { TextField } from './fields';

type AddressFieldsProps<I extends FieldValues, O> = {
  form: UseFormReturn<I, unknown, O>;
  /** The address' place in the form, for example `billing_address`. */
  name: FieldPath<I>;
  legend: string;
};

export function AddressFields<I extends FieldValues, O>({
  form,
  name,
  legend,
}: AddressFieldsProps<I, O>) {
  const at = (part: string) => `${name}.${part}` as FieldPath<I>;
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          form={form}
          name={at('street')}
          label={t('address.street')}
          className="col-span-2"
        />
        <TextField form={form} name={at('city')} label={t('address.city')} />
        <TextField form={form} name={at('state')} label={t('address.state')} />
        <TextField form={form} name={at('postal_code')} label={t('address.postalCode')} />
        <TextField form={form} name={at('country')} label={t('address.country')} />
      </div>
    </fieldset>
  );
}

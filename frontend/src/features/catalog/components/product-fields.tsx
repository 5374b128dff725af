'use client';

import type { UseFormReturn } from 'react-hook-form';
import { DecimalField, TextareaField, TextField } from '@/components/form/fields';
import type { ProductInput, ProductValues } from '@/features/catalog/schema';
import { t } from '@/lib/i18n/catalog';
import { RetainerField } from './retainer-field';

type ProductFieldsProps = {
  form: UseFormReturn<ProductInput, unknown, ProductValues>;
  currency: string;
};

/** The fields of a product, in the dialog and on its page. */
export function ProductFields({ form, currency }: ProductFieldsProps) {
  return (
    <div className="grid gap-4">
      <TextField form={form} name="name" required />
      <DecimalField
        form={form}
        name="standard_list_price"
        unit={currency}
        hint={t('catalog.priceHint')}
        required
      />
      <RetainerField form={form} />
      <TextareaField form={form} name="description" />
    </div>
  );
}

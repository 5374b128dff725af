'use client';

import type { UseFormReturn } from 'react-hook-form';
import { DecimalField, SelectField, TextareaField, TextField } from '@/components/form/fields';
import { FlagField } from '@/components/form/flag-field';
import { Button } from '@/components/ui/button';
import type { ProductInput, ProductValues } from '@/features/catalog/schema';
import { slugOf } from '@/features/catalog/slug';
import { useTaxCodeOptions } from '@/features/catalog/tax-codes-api';
import { t } from '@/lib/i18n/catalog';
import { CategoryField } from './category-field';

type ProductFieldsProps = {
  form: UseFormReturn<ProductInput, unknown, ProductValues>;
  currency: string;
};

/** The fields of a product, in the dialog and on its page. */
export function ProductFields({ form, currency }: ProductFieldsProps) {
  const taxCodes = useTaxCodeOptions(form.getValues('tax_code_id'));
  const suggest = () =>
    form.setValue('slug', slugOf(form.getValues('name')), {
      shouldDirty: true,
      shouldValidate: true,
    });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField form={form} name="name" required className="sm:col-span-2" />
      <TextField form={form} name="sku" hint={t('catalog.skuHint')} />
      <div>
        <TextField form={form} name="slug" hint={t('catalog.slugHint')} />
        <Button tone="accent" onClick={suggest} className="mt-1">
          {t('catalog.slugFromName')}
        </Button>
      </div>
      <CategoryField form={form} />
      <TextField form={form} name="unit" hint={t('catalog.unitHint')} required />
      <DecimalField
        form={form}
        name="standard_list_price"
        unit={currency}
        hint={t('catalog.priceHint')}
        required
      />
      <DecimalField form={form} name="cost" unit={currency} hint={t('catalog.costHint')} />
      <SelectField
        form={form}
        name="tax_code_id"
        options={taxCodes}
        emptyLabel={t('catalog.defaultTax')}
      />
      <div className="sm:col-span-2">
        <FlagField form={form} name="is_retainer_product" hint={t('catalog.retainerHint')} />
      </div>
      <TextareaField form={form} name="description" className="sm:col-span-2" />
      <TextareaField
        form={form}
        name="delivery"
        hint={t('catalog.deliveryHint')}
        className="sm:col-span-2"
      />
    </div>
  );
}

'use client';

import { useWatch } from 'react-hook-form';
import { DecimalField, SelectField, TextField } from '@/components/form/fields';
import { FlagField } from '@/components/form/flag-field';
import { PickerField } from '@/components/form/picker-field';
import { formulaMessage } from '@/features/catalog/formula-messages';
import { useTaxCodeOptions } from '@/features/catalog/tax-codes-api';
import type { FamilyForm } from '@/features/catalog/use-family-trial';
import { t } from '@/lib/i18n/families';

type ItemFieldsProps = { form: FamilyForm; index: number; currency: string; refused?: string };

/** The fields of one item. */
export function ItemFields({ form, index, currency, refused }: ItemFieldsProps) {
  const at = <const N extends string>(name: N) => `items.${index}.${name}` as const;
  const taxCodes = useTaxCodeOptions(form.getValues(at('tax_code_id')));
  const isProduct = useWatch({ control: form.control, name: at('product_id') }) !== '';
  return (
    <div className="grid grid-cols-2 items-start gap-3 pt-2 pb-3">
      <PickerField
        form={form}
        name={at('product_id')}
        kind="product"
        label={t('families.item.product')}
        hint={isProduct ? t('families.item.productHint') : undefined}
        className="col-span-2"
      />
      <TextField
        form={form}
        name={at('name')}
        label={t('families.item.name')}
        required={!isProduct}
        className="col-span-2"
      />
      <div className="col-span-2">
        <TextField
          form={form}
          name={at('quantity')}
          label={t('families.item.quantity')}
          hint={t('families.item.quantityHint')}
          required
        />
        {refused && (
          <p role="status" className="mt-1 text-sm text-bad">
            {formulaMessage(refused)}
          </p>
        )}
      </div>
      <TextField
        form={form}
        name={at('unit')}
        label={t('families.item.unit')}
        hint={t('families.item.unitHint')}
      />
      <TextField
        form={form}
        name={at('group')}
        label={t('families.item.group')}
        hint={t('families.item.groupHint')}
      />
      <DecimalField form={form} name={at('cost')} unit={currency} label={t('families.item.cost')} />
      <DecimalField form={form} name={at('markup')} unit="%" label={t('families.markup')} />
      <DecimalField
        form={form}
        name={at('price')}
        unit={currency}
        label={t('families.item.price')}
        hint={t('families.item.priceHint')}
      />
      <SelectField
        form={form}
        name={at('tax_code_id')}
        label={t('families.item.tax')}
        options={taxCodes}
        emptyLabel={t('families.item.taxDefault')}
      />
      <TextField
        form={form}
        name={at('description')}
        label={t('field.description')}
        className="col-span-2"
      />
      <div className="col-span-2">
        <FlagField form={form} name={at('optional')} label={t('families.item.optional')} />
      </div>
    </div>
  );
}

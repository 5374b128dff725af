'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { DecimalField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { Button } from '@/components/ui/button';
import type { ContractRecord } from '@/features/contracts/api';
import type { FollowInput, FollowValues } from '@/features/contracts/schema';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/contracts';

type FollowLinesProps = {
  form: UseFormReturn<FollowInput, unknown, FollowValues>;
  contract: ContractRecord;
};

/** The retainers of the next contract, those of the present one filled in. */
export function FollowLines({ form, contract }: FollowLinesProps) {
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: 'line_items',
    keyName: 'key',
  });
  const names = new Map(contract.line_items?.map((line) => [line.product_id, line.product_name]));
  const add = () =>
    append({ id: null, product_id: '', quantity: '1', price_per_cycle: '', discount_percent: '0' });
  return (
    <fieldset className="grid gap-3 sm:col-span-2">
      <legend className="mb-2 font-medium">{t('contracts.lines')}</legend>
      {fields.map((line, index) => (
        <div
          key={line.key}
          className={cn(
            'grid items-start gap-3 rounded-control border border-line p-3',
            fields.length > 1
              ? 'grid-cols-[1fr_1.5fr_auto] sm:grid-cols-[2.4fr_0.8fr_1.3fr_auto]'
              : 'grid-cols-[1fr_1.5fr] sm:grid-cols-[2.4fr_0.8fr_1.3fr]',
          )}
        >
          <PickerField
            form={form}
            kind="product"
            name={`line_items.${index}.product_id`}
            label={t('contracts.follow.product')}
            initialLabel={names.get(line.product_id)}
            className="max-sm:col-span-full"
            // A line of another product is a new one.
            onPick={() => form.setValue(`line_items.${index}.id`, null)}
            required
          />
          <DecimalField
            form={form}
            name={`line_items.${index}.quantity`}
            label={t('contracts.follow.quantity')}
            required
          />
          <DecimalField
            form={form}
            name={`line_items.${index}.price_per_cycle`}
            label={t('contracts.follow.price')}
            unit={contract.currency}
            required
          />
          {fields.length > 1 && (
            <Button
              size="icon"
              tone="quiet"
              className="mt-6"
              aria-label={t('contracts.follow.remove', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 aria-hidden />
            </Button>
          )}
        </div>
      ))}
      <Button tone="accent" className="justify-self-start" onClick={add}>
        <Plus aria-hidden />
        {t('contracts.follow.add')}
      </Button>
    </fieldset>
  );
}

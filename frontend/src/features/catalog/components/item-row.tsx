'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { get, useFormState, useWatch } from 'react-hook-form';
import type { Product } from '@/features/catalog/api';
import { useProductsOf } from '@/features/catalog/families-api';
import { refusalOf, unitOf } from '@/features/catalog/family-trial';
import type { FamilyForm } from '@/features/catalog/use-family-trial';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/families';
import { lengthUnit, measures } from '@/lib/pricing/family';
import { quantity } from '@/lib/pricing/formula';
import { formulaMessage } from '@/features/catalog/formula-messages';
import { FoldingRow } from './folding-row';
import { ItemFields } from './item-fields';

type ItemRowProps = {
  form: FamilyForm;
  index: number;
  known: readonly Product[];
  currency: string;
  open: boolean;
  onToggle: () => void;
  onUp?: () => void;
  onDown?: () => void;
  onRemove: () => void;
};

/** An item: its name and formula, and, opened, its fields. What is wrong with the formula stands beside it. */
export function ItemRow(props: ItemRowProps) {
  const { form, index, known, currency, open, onToggle, onUp, onDown, onRemove } = props;
  const { item, name, refused } = useItem(form, index, known);
  const errors: unknown = get(useFormState({ control: form.control }).errors, `items.${index}`);
  const shown = open || Boolean(errors);
  const buttons = [
    { label: t('families.item.up', { name }), icon: ArrowUp, act: onUp },
    { label: t('families.item.down', { name }), icon: ArrowDown, act: onDown },
    { label: t('families.item.remove', { name }), icon: Trash2, act: onRemove },
  ];
  const title = (
    <span className="min-w-0 flex-1">
      <span className="block truncate font-medium">{name}</span>
      <span className={cn('block truncate text-sm', refused ? 'text-bad' : 'text-muted')}>
        {refused ? formulaMessage(refused) : item.quantity}
      </span>
    </span>
  );
  return (
    <FoldingRow open={shown} onToggle={onToggle} title={title} buttons={buttons}>
      <ItemFields form={form} index={index} currency={currency} refused={refused} />
    </FoldingRow>
  );
}

/** The item by now, how it is called, and why its formula cannot be computed, if so. */
function useItem(form: FamilyForm, index: number, known: readonly Product[]) {
  const [item, dimensions] = useWatch({
    control: form.control,
    name: [`items.${index}`, 'dimensions'],
  });
  const products = useProductsOf(item.product_id ? [item.product_id] : [], known);
  const into = unitOf(item, products);
  const refused = refusalOf(() =>
    quantity(item.quantity, measures(dimensions, {}), lengthUnit(dimensions), into, 'quantity'),
  );
  const name = item.name.trim() || products.get(item.product_id)?.name || t('families.item.new');
  return { item, name, refused };
}

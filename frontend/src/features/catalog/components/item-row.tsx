'use client';

import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react';
import { get, useFormState, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import type { Product } from '@/features/catalog/api';
import { useProductsOf } from '@/features/catalog/families-api';
import { refusalOf, unitOf } from '@/features/catalog/family-trial';
import type { FamilyForm } from '@/features/catalog/use-family-trial';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/families';
import { lengthUnit, measures } from '@/lib/pricing/family';
import { quantity } from '@/lib/pricing/formula';
import { formulaMessage } from '@/features/catalog/formula-messages';
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
  return (
    <li className="px-4 py-2 md:px-5">
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-expanded={shown}
          onClick={onToggle}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2 text-left"
        >
          <ChevronDown
            aria-hidden
            className={cn('size-4 shrink-0 text-muted', !shown && '-rotate-90')}
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{name}</span>
            <span className={cn('block truncate text-sm', refused ? 'text-bad' : 'text-muted')}>
              {refused ? formulaMessage(refused) : item.quantity}
            </span>
          </span>
        </button>
        <Button
          tone="quiet"
          size="icon"
          disabled={!onUp}
          aria-label={t('families.item.up', { name })}
          onClick={onUp}
        >
          <ArrowUp aria-hidden />
        </Button>
        <Button
          tone="quiet"
          size="icon"
          disabled={!onDown}
          aria-label={t('families.item.down', { name })}
          onClick={onDown}
        >
          <ArrowDown aria-hidden />
        </Button>
        <Button
          tone="quiet"
          size="icon"
          aria-label={t('families.item.remove', { name })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
      {shown && <ItemFields form={form} index={index} currency={currency} refused={refused} />}
    </li>
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

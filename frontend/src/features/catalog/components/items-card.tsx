'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Product } from '@/features/catalog/api';
import { itemInput, MOST_ITEMS } from '@/features/catalog/family-schema';
import type { FamilyForm } from '@/features/catalog/use-family-trial';
import { newUlid } from '@/lib/api/ulid';
import { t } from '@/lib/i18n/families';
import { ItemRow } from './item-row';

type ItemsCardProps = { form: FamilyForm; known: readonly Product[]; currency: string };

/** The items of a family in their order, one of them open at a time. */
export function ItemsCard({ form, known, currency }: ItemsCardProps) {
  const items = useFieldArray({ control: form.control, name: 'items', keyName: 'key' });
  const [open, setOpen] = useState<string | null>(null);
  const add = () => {
    const id = newUlid();
    items.append(itemInput(id));
    setOpen(id);
  };
  return (
    <Card title={t('families.contents')} count={String(items.fields.length)} flush>
      <ul className="divide-y divide-line border-t border-line">
        {items.fields.map((field, index) => (
          <ItemRow
            key={field.key}
            form={form}
            index={index}
            known={known}
            currency={currency}
            open={open === field.id}
            onToggle={() => setOpen(open === field.id ? null : field.id)}
            onUp={index > 0 ? () => items.swap(index, index - 1) : undefined}
            onDown={
              index < items.fields.length - 1 ? () => items.swap(index, index + 1) : undefined
            }
            onRemove={() => items.remove(index)}
          />
        ))}
      </ul>
      <div className="border-t border-line p-3">
        <Button tone="accent" wide disabled={items.fields.length === MOST_ITEMS} onClick={add}>
          <Plus aria-hidden />
          {t('families.item.add')}
        </Button>
      </div>
    </Card>
  );
}

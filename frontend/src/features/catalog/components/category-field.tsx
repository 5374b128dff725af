'use client';

import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { TextField } from '@/components/form/fields';
import { Select } from '@/components/ui/select';
import { useCategories } from '@/features/catalog/categories-api';
import { indented } from '@/features/catalog/category-tree';
import type { ProductInput, ProductValues } from '@/features/catalog/schema';
import { t } from '@/lib/i18n/catalog';

const OTHER = ' '; // a name is never blank
const folded = (name: string) => name.trim().toLowerCase();

/** A category of the tree, or another one, which the product then adds to it. */
export function CategoryField({
  form,
}: {
  form: UseFormReturn<ProductInput, unknown, ProductValues>;
}) {
  const tree = useCategories().data;
  const items = tree?.items ?? [];
  const value = useWatch({ control: form.control, name: 'category' });
  const known = items.find(({ name }) => folded(name) === folded(value));
  const [typing, setTyping] = useState(false);
  if (tree?.items.length === 0) return <TextField form={form} name="category" />;
  const isOther = typing || (value !== '' && !known);
  const choose = (chosen: string) => {
    setTyping(chosen === OTHER);
    form.setValue('category', chosen.trim(), { shouldDirty: true });
  };
  return (
    <div className="grid gap-4">
      <Field label={t('catalog.field.category')}>
        {(control) => (
          <Select
            {...control}
            value={isOther ? OTHER : (known?.name ?? '')}
            emptyLabel={t('form.none')}
            options={[
              ...indented(items, ({ name }) => name),
              { value: OTHER, label: t('catalog.otherCategory') },
            ]}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </Field>
      {isOther && <TextField form={form} name="category" label={t('catalog.newCategory')} />}
    </div>
  );
}

'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { get, useWatch } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { TextField } from '@/components/form/fields';
import { Select } from '@/components/ui/select';
import { placesFor } from '@/features/catalog/category-tree';
import { t } from '@/lib/i18n/categories';
import type { CategoriesForm } from './category-editor';
import { FoldingRow } from './folding-row';

type CategoryRowProps = {
  form: CategoriesForm;
  index: number;
  depth: number;
  open: boolean;
  onToggle: () => void;
  onUp?: () => void;
  onDown?: () => void;
  onPlace: (parent: string) => void;
  onRemove: () => void;
};

/** A category: its name, indented by its depth, and, opened, its fields. */
export function CategoryRow(props: CategoryRowProps) {
  const { form, index, depth, open, onToggle, onUp, onDown, onPlace, onRemove } = props;
  const items = useWatch({ control: form.control, name: 'items' });
  const errors: unknown = get(form.formState.errors, `items.${index}`);
  const item = items[index];
  if (!item) return null;
  const shown = open || Boolean(errors);
  const name = item.name.trim() || t('categories.new');
  const buttons = [
    { label: t('categories.up', { name }), icon: ArrowUp, act: onUp },
    { label: t('categories.down', { name }), icon: ArrowDown, act: onDown },
    { label: t('categories.remove', { name }), icon: Trash2, act: onRemove },
  ];
  return (
    <FoldingRow
      open={shown}
      onToggle={onToggle}
      depth={depth}
      title={<span className="min-w-0 flex-1 truncate font-medium">{name}</span>}
      buttons={buttons}
    >
      <div key={index} className="grid items-start gap-4 pb-2 sm:grid-cols-2">
        <TextField form={form} name={`items.${index}.name`} label={t('field.name')} required />
        <TextField
          form={form}
          name={`items.${index}.slug`}
          label={t('categories.slug')}
          hint={t('categories.slugHint')}
        />
        <Field label={t('categories.below')} error={said(get(errors, 'parent_id.message'))}>
          {(control) => (
            <Select
              {...control}
              value={item.parent_id}
              emptyLabel={t('categories.top')}
              options={placesFor(items, item.id)}
              onChange={(event) => onPlace(event.target.value)}
            />
          )}
        </Field>
      </div>
    </FoldingRow>
  );
}

const said = (message: unknown) => (typeof message === 'string' ? message : undefined);

'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { DecimalField, SelectField, TextField } from '@/components/form/fields';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { MOST_DIMENSIONS, units } from '@/features/catalog/family-schema';
import type { FamilyForm } from '@/features/catalog/use-family-trial';
import { t } from '@/lib/i18n/families';

/** The measures that formulas are over. */
export function DimensionsCard({ form }: { form: FamilyForm }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'dimensions' });
  return (
    <Card title={t('families.dimensions')}>
      <p className="mb-4 text-muted">{t('families.dimensionsHint')}</p>
      <ul className="space-y-4">
        {fields.map((field, index) => (
          <li key={field.id} className="flex items-start gap-2 border-b border-line pb-4">
            <div className="grid min-w-0 flex-1 grid-cols-2 items-start gap-3 md:grid-cols-4">
              <TextField
                form={form}
                name={`dimensions.${index}.label`}
                label={t('families.dimension.label', { number: index + 1 })}
                required
              />
              <TextField
                form={form}
                name={`dimensions.${index}.name`}
                label={t('families.dimension.name', { number: index + 1 })}
                required
              />
              <SelectField
                form={form}
                name={`dimensions.${index}.unit`}
                label={t('families.dimension.unit', { number: index + 1 })}
                options={units}
                required
              />
              <DecimalField
                form={form}
                name={`dimensions.${index}.default`}
                label={t('families.dimension.default', { number: index + 1 })}
                required
              />
            </div>
            <Button
              tone="quiet"
              size="icon"
              className="mt-6.5"
              aria-label={t('families.dimension.remove', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        className="mt-3"
        disabled={fields.length === MOST_DIMENSIONS}
        onClick={() => append({ name: '', label: '', unit: 'ft', default: '' })}
      >
        <Plus aria-hidden />
        {t('families.dimension.add')}
      </Button>
    </Card>
  );
}

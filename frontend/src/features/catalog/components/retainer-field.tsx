'use client';

import { useId } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { productLabels as labels } from '@/features/catalog/labels';
import type { ProductInput, ProductValues } from '@/features/catalog/schema';
import { t } from '@/lib/i18n/catalog';

type RetainerFieldProps = { form: UseFormReturn<ProductInput, unknown, ProductValues> };

export function RetainerField({ form }: RetainerFieldProps) {
  const id = useId();
  return (
    <div className="flex min-h-14 items-center gap-3 rounded-control border border-line px-3.5 py-2.5 has-checked:border-accent-ink has-checked:bg-accent-soft">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        className="size-5 shrink-0 accent-accent-ink"
        {...form.register('is_retainer_product')}
      />
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
        <span className="block font-medium">{labels.is_retainer_product}</span>
        <span id={`${id}-hint`} className="block text-sm text-muted">
          {t('catalog.retainerHint')}
        </span>
      </label>
    </div>
  );
}

'use client';

import type { UseFormReturn } from 'react-hook-form';
import { errorOf } from '@/components/form/fields';
import { areas } from '@/features/partners/scopes';
import type { Scope } from '@/features/partners/api';
import { t } from '@/lib/i18n/settings';

type KeyValues = { name: string; life: string; scopes: string[] };

type ScopesFieldProps<O> = { form: UseFormReturn<KeyValues, unknown, O> };

/** Two boxes to an area: may the key read it, may it change it. */
export function ScopesField<O>({ form }: ScopesFieldProps<O>) {
  const error = errorOf(form, 'scopes');
  const box = (label: string, value: Scope) => (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 px-1 text-sm md:min-h-9">
      <input
        type="checkbox"
        value={value}
        aria-label={label}
        className="size-5 accent-accent md:size-4"
        {...form.register('scopes')}
      />
      {value.endsWith(':read') ? t('keys.read') : t('keys.write')}
    </label>
  );
  return (
    <fieldset aria-describedby={error && 'scopes-error'}>
      <legend className="mb-1 text-sm font-medium">{t('keys.scopes')}</legend>
      <ul className="divide-y divide-line rounded-control border border-line">
        {areas.map(({ label, read, write }) => (
          <li key={read} className="flex items-center gap-3 px-3">
            <span className="min-w-0 flex-1 truncate">{label}</span>
            {box(t('keys.readLabel', { area: label }), read)}
            {write ? box(t('keys.writeLabel', { area: label }), write) : <span className="w-20" />}
          </li>
        ))}
      </ul>
      {error && (
        <p id="scopes-error" className="mt-1 text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

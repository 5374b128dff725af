'use client';

import { useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import { errorOf, type BaseFieldProps } from './fields';
import { useFieldLabel } from './form-labels';

/** Yes or no, in a box that is easy to hit. */
export function FlagField<I extends FieldValues, O>(props: BaseFieldProps<I, O>) {
  const { form, name, hint } = props;
  const id = useId();
  const label = useFieldLabel(props);
  const error = errorOf(form, name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="flex min-h-14 items-center gap-3 rounded-control border border-line px-3.5 py-2.5 has-checked:border-accent-ink has-checked:bg-accent-soft">
      <input
        id={id}
        type="checkbox"
        aria-describedby={described || undefined}
        className="size-5 shrink-0 accent-accent-ink"
        {...form.register(name)}
      />
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
        <span className="block font-medium">{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="block text-sm text-muted">
            {hint}
          </span>
        )}
        {error && (
          <span id={`${id}-error`} className="block text-sm text-bad">
            {error}
          </span>
        )}
      </label>
    </div>
  );
}

'use client';

import type { FieldValues } from 'react-hook-form';
import { labelled, type Options } from '@/components/ui/select';
import { errorOf, type BaseFieldProps } from './fields';
import { useFieldLabel } from './form-labels';

type ChipsFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  options: Options;
};

/** One of a few, each a tap away. */
export function ChipsField<I extends FieldValues, O>(props: ChipsFieldProps<I, O>) {
  const { form, name, className, options } = props;
  const label = useFieldLabel(props);
  const error = errorOf(form, name);
  return (
    <fieldset className={className}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {labelled(options).map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-11 cursor-pointer items-center rounded-full border border-line bg-surface px-3.5 text-sm font-medium text-muted transition-colors select-none hover:bg-sunken has-checked:border-accent-ink has-checked:bg-accent-soft has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink md:min-h-9"
          >
            <input type="radio" value={option.value} className="sr-only" {...form.register(name)} />
            {option.label}
          </label>
        ))}
      </div>
      {error && <p className="mt-1 text-sm text-bad">{error}</p>}
    </fieldset>
  );
}

'use client';

import type { HTMLInputAutoCompleteAttribute } from 'react';
import { get, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { Input } from '@/components/ui/input';
import { Select, type Option } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { t } from '@/lib/i18n/t';
import { Field } from './field';

export type BaseFieldProps<I extends FieldValues, O> = {
  form: UseFormReturn<I, unknown, O>;
  name: FieldPath<I>;
  label: string;
  hint?: string;
  required?: boolean;
  className?: string;
};

export function errorOf<I extends FieldValues, O>(
  form: UseFormReturn<I, unknown, O>,
  name: FieldPath<I>,
): string | undefined {
  const error: unknown = get(form.formState.errors, name);
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return typeof error.message === 'string' && error.message !== ''
    ? error.message
    : t('form.required');
}

type TextFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'datetime-local';
  inputMode?: 'numeric';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoFocus?: boolean;
};

export function TextField<I extends FieldValues, O>(props: TextFieldProps<I, O>) {
  const {
    form,
    name,
    label,
    hint,
    required,
    className,
    type = 'text',
    autoComplete = 'off',
    inputMode,
  } = props;
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      className={className}
      error={errorOf(form, name)}
    >
      {(control) => (
        <Input
          {...control}
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          {...form.register(name)}
        />
      )}
    </Field>
  );
}

export function TextareaField<I extends FieldValues, O>(props: BaseFieldProps<I, O>) {
  const { form, name, label, hint, required, className } = props;
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      className={className}
      error={errorOf(form, name)}
    >
      {(control) => <Textarea {...control} {...form.register(name)} />}
    </Field>
  );
}

type SelectFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  options: readonly Option[];
  /** Offers an empty choice under this name. */
  emptyLabel?: string;
};

export function SelectField<I extends FieldValues, O>(props: SelectFieldProps<I, O>) {
  const { form, name, label, hint, required, className, options, emptyLabel } = props;
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      className={className}
      error={errorOf(form, name)}
    >
      {(control) => (
        <Select {...control} options={options} emptyLabel={emptyLabel} {...form.register(name)} />
      )}
    </Field>
  );
}

type DecimalFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  /** Shown inside the box: a currency code, or a percent sign. */
  unit?: string;
};

/** A number that stays the string it was typed as; the decimal keypad on phones. */
export function DecimalField<I extends FieldValues, O>(props: DecimalFieldProps<I, O>) {
  const { form, name, label, hint, required, className, unit } = props;
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      className={className}
      error={errorOf(form, name)}
    >
      {(control) => (
        <span className="relative block">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className={unit ? 'pr-14 text-right tabular' : 'text-right tabular'}
            {...form.register(name)}
          />
          {unit && (
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted"
            >
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

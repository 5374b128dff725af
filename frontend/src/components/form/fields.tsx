'use client';

import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import {
  get,
  type FieldPath,
  type FieldValues,
  type UseFormRegisterReturn,
  type UseFormReturn,
} from 'react-hook-form';
import { Input } from '@/components/ui/input';
import { Select, type Options } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { t } from '@/lib/i18n/t';
import { Field, type ControlProps } from './field';
import { useFieldLabel } from './form-labels';

export type BaseFieldProps<I extends FieldValues, O> = {
  form: UseFormReturn<I, unknown, O>;
  name: FieldPath<I>;
  /** Where it is not the one that the form's labels have for the name. */
  label?: string;
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

type RegisteredProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  children: (control: ControlProps & UseFormRegisterReturn) => ReactNode;
};

/** A field whose control the form reads by itself. */
function Registered<I extends FieldValues, O>(props: RegisteredProps<I, O>) {
  const { form, name, children, ...field } = props;
  const label = useFieldLabel(props);
  return (
    <Field {...field} label={label} error={errorOf(form, name)}>
      {(control) => children({ ...control, ...form.register(name) })}
    </Field>
  );
}

type TextFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'datetime-local';
  inputMode?: 'numeric';
  autoComplete?: HTMLInputAutoCompleteAttribute;
};

export function TextField<I extends FieldValues, O>(props: TextFieldProps<I, O>) {
  const { type = 'text', autoComplete = 'off', inputMode, ...field } = props;
  return (
    <Registered {...field}>
      {(control) => (
        <Input {...control} type={type} inputMode={inputMode} autoComplete={autoComplete} />
      )}
    </Registered>
  );
}

export function TextareaField<I extends FieldValues, O>(props: BaseFieldProps<I, O>) {
  return <Registered {...props}>{(control) => <Textarea {...control} />}</Registered>;
}

type SelectFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  options: Options;
  /** Offers an empty choice under this name; an optional field offers "None" by itself. */
  emptyLabel?: string;
};

export function SelectField<I extends FieldValues, O>(props: SelectFieldProps<I, O>) {
  const { options, emptyLabel = props.required ? undefined : t('form.none'), ...field } = props;
  return (
    <Registered {...field}>
      {(control) => <Select {...control} options={options} emptyLabel={emptyLabel} />}
    </Registered>
  );
}

type DecimalFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  /** Shown inside the box: a currency code, or a percent sign. */
  unit?: string;
};

/** A number that stays the string it was typed as; the decimal keypad on phones. */
export function DecimalField<I extends FieldValues, O>(props: DecimalFieldProps<I, O>) {
  const { unit, ...field } = props;
  return (
    <Registered {...field}>
      {(control) => (
        <span className="relative block">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            className={unit ? 'pr-14 text-right tabular' : 'text-right tabular'}
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
    </Registered>
  );
}

'use client';

import { useState, type FormEvent } from 'react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { errorMessage, toApiError } from '@/lib/api/api-error';

type SecretField = {
  name: 'current_password' | 'password' | 'code';
  label: string;
  hint?: string;
};

type SecretFormProps = {
  label: string;
  fields: readonly SecretField[];
  submit: string;
  send: (values: Record<SecretField['name'], string>) => Promise<void>;
  onCancel?: { label: string; act: () => void };
};

const kinds = {
  current_password: { type: 'password', autoComplete: 'current-password' },
  password: { type: 'password', autoComplete: 'new-password', minLength: 12 },
  code: {
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
    pattern: '[0-9]{6}',
    maxLength: 6,
  },
} as const;

/** A small form of passwords or codes: uncontrolled, kept in no draft and no state, emptied when it is through. */
export function SecretForm({ label, fields, submit, send, onCancel }: SecretFormProps) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [pending, setPending] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (pending) return;
    const values = Object.fromEntries(new FormData(form)) as Record<SecretField['name'], string>;
    setPending(true);
    setErrors({});
    try {
      await send(values);
      form.reset();
    } catch (cause) {
      const problem = toApiError(cause);
      const placed = problem.errors.map(({ path, message }) => [path, message] as const);
      setErrors(placed.length > 0 ? Object.fromEntries(placed) : { form: errorMessage(problem) });
    }
    setPending(false);
  };
  return (
    <form aria-label={label} onSubmit={(event) => void onSubmit(event)} className="grid gap-4">
      {errors.form && (
        <p role="alert" className="rounded-control bg-bad-soft px-3 py-2.5 text-bad">
          {errors.form}
        </p>
      )}
      {fields.map(({ name, label: text, hint }) => (
        <Field key={name} label={text} hint={hint} required error={errors[name]}>
          {(control) => <Input {...control} name={name} required {...kinds[name]} />}
        </Field>
      ))}
      <div className="flex flex-row-reverse gap-2 max-md:*:flex-1 md:justify-end">
        <Button type="submit" tone="primary" pending={pending}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel.act}>{onCancel.label}</Button>}
      </div>
    </form>
  );
}

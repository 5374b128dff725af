'use client';

import { CircleAlert } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/sign-in';

type StepFormProps = {
  title: string;
  hint: string;
  submit: string;
  send: (data: FormData) => Promise<void>;
  /** The sign-in has to begin again. */
  onExpired: () => void;
  onBack: () => void;
  children: ReactNode;
};

/** One step of a sign-in: what is asked for, what was wrong with the answer, and the way back. */
export function StepForm(props: StepFormProps) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    setPending(true);
    setError(null);
    try {
      await props.send(data);
    } catch (cause) {
      const problem = toApiError(cause);
      if (problem.code === 'challenge_expired') return props.onExpired();
      setError(problem.errors[0]?.message ?? errorMessage(problem));
      setPending(false);
    }
  };
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
      <h1 className="text-3xl font-bold">{props.title}</h1>
      <p className="text-base text-muted">{props.hint}</p>
      <div role="alert">
        {error && (
          <p className="flex items-center gap-2.5 rounded-control bg-bad-soft px-3.5 py-3 text-sm font-medium text-bad">
            <CircleAlert aria-hidden className="size-5 shrink-0" />
            {error}
          </p>
        )}
      </div>
      {props.children}
      <Button type="submit" tone="primary" size="lg" wide pending={pending}>
        {pending ? t('signIn.checking') : props.submit}
      </Button>
      <Button size="lg" wide onClick={props.onBack}>
        {t('signIn.back')}
      </Button>
    </form>
  );
}

type StepFieldProps = {
  name: 'code' | 'password' | 'email';
  label: string;
  hint?: string;
};

const kinds = {
  code: {
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
    pattern: '[0-9]{6}',
    maxLength: 6,
    className: 'min-h-12 text-center text-xl tracking-[0.4em] tabular md:min-h-11',
  },
  password: {
    type: 'password',
    autoComplete: 'new-password',
    minLength: 12,
    className: 'min-h-12 md:min-h-11',
  },
  email: { type: 'email', autoComplete: 'username', className: 'min-h-12 md:min-h-11' },
} as const;

/** The field of a step, with the keyboard and the suggestions that it deserves. */
export function StepField({ name, label, hint }: StepFieldProps) {
  const id = `step-${name}`;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <Input
        id={id}
        name={name}
        required
        spellCheck={false}
        autoCapitalize="none"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...kinds[name]}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

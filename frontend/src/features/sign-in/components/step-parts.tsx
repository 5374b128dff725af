'use client';

import { CircleAlert } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { errorMessage, toApiError, type ApiError } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/sign-in';

type Send = (data: FormData) => Promise<void>;

/** Sends a form once at a time. `explain` says what a refusal means here; null where there is nothing left to say. */
function useSubmission(send: Send, explain: (error: ApiError) => string | null) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    setPending(true);
    setError(null);
    try {
      await send(data);
    } catch (cause) {
      setError(explain(toApiError(cause)));
      setPending(false);
    }
  };
  return { pending, error, submit };
}

type EntryFormProps = {
  send: Send;
  explain: (error: ApiError) => string | null;
  submit: string;
  pendingLabel: string;
  /** The fields; they are told where the refusal is said. */
  children: (describedBy: string | undefined) => ReactNode;
  /** Above the refusal. */
  heading?: ReactNode;
  /** Below the button. */
  further?: ReactNode;
};

const ERROR_ID = 'entry-error';

/** A form of somebody who is not in yet: what was wrong, the fields, and one large button. */
export function EntryForm(props: EntryFormProps) {
  const { pending, error, submit } = useSubmission(props.send, props.explain);
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
      {props.heading}
      <div id={ERROR_ID} role="alert">
        {error && (
          <p className="flex items-center gap-2.5 rounded-control bg-bad-soft px-3.5 py-3 text-sm font-medium text-bad">
            <CircleAlert aria-hidden className="size-5 shrink-0" />
            {error}
          </p>
        )}
      </div>
      {props.children(error ? ERROR_ID : undefined)}
      <Button type="submit" tone="primary" size="lg" wide pending={pending}>
        {pending ? props.pendingLabel : props.submit}
      </Button>
      {props.further}
    </form>
  );
}

type StepFormProps = {
  title: string;
  hint: string;
  submit: string;
  send: Send;
  /** The sign-in has to begin again. */
  onExpired: () => void;
  onBack: () => void;
  children: ReactNode;
};

/** One step of a sign-in: what is asked for, what was wrong with the answer, and the way back. */
export function StepForm(props: StepFormProps) {
  const explain = (error: ApiError) => {
    if (error.code !== 'challenge_expired') return error.errors[0]?.message ?? errorMessage(error);
    props.onExpired();
    return null;
  };
  return (
    <EntryForm
      send={props.send}
      explain={explain}
      submit={props.submit}
      pendingLabel={t('signIn.checking')}
      heading={
        <>
          <h1 className="text-3xl font-bold">{props.title}</h1>
          <p className="text-base text-muted">{props.hint}</p>
        </>
      }
      further={
        <Button size="lg" wide onClick={props.onBack}>
          {t('signIn.back')}
        </Button>
      }
    >
      {() => props.children}
    </EntryForm>
  );
}

type StepFieldProps = {
  name: 'code' | 'password' | 'email';
  label: string;
  hint?: string;
  describedBy?: string;
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

/** The label of a field above its control. */
export function StepLabel({ htmlFor, children }: { htmlFor: string; children: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className="mb-1.5 block text-sm font-medium">
      {children}
    </label>
  );
}

/** The field of a step, with the keyboard and the suggestions that it deserves. */
export function StepField({ name, label, hint, describedBy }: StepFieldProps) {
  const id = `step-${name}`;
  return (
    <div>
      <StepLabel htmlFor={id}>{label}</StepLabel>
      <Input
        id={id}
        name={name}
        required
        spellCheck={false}
        autoCapitalize="none"
        aria-describedby={hint ? `${id}-hint` : describedBy}
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

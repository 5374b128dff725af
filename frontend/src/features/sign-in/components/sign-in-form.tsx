'use client';

import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { signIn, type Challenge } from '@/features/sign-in/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/sign-in';
import { safeNext } from '@/lib/paths/paths';

function explain(cause: unknown): string {
  const error = toApiError(cause);
  if (error.code === 'org_suspended') return t('signIn.suspended');
  if (error.code === 'network_not_allowed') return t('signIn.network');
  if (error.status === 429) return t('signIn.tooMany');
  return error.status === 401 || error.status === 422 ? t('signIn.rejected') : errorMessage(error);
}

/** E-mail and password. It never says which of the two was wrong. */
export function SignInForm({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [visible, setVisible] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    setPending(true);
    setError(null);
    try {
      const challenge = await signIn(
        String(data.get('email')).trim(),
        String(data.get('password')),
      );
      if (challenge) return onChallenge(challenge);
      router.replace(safeNext(new URLSearchParams(window.location.search).get('next')));
    } catch (cause) {
      setError(explain(cause));
      setPending(false);
      password.current?.select();
    }
  };

  const described = error ? 'sign-in-error' : undefined;
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-4">
      <div id="sign-in-error" role="alert">
        {error && (
          <p className="flex items-center gap-2.5 rounded-control bg-bad-soft px-3.5 py-3 text-sm font-medium text-bad">
            <CircleAlert aria-hidden className="size-5 shrink-0" />
            {error}
          </p>
        )}
      </div>
      <div>
        <label htmlFor="email" className="mb-1.5 block text-sm font-medium">
          {t('signIn.email')}
        </label>
        <Input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby={described}
          className="min-h-12 md:min-h-11"
        />
      </div>
      <div>
        <label htmlFor="password" className="mb-1.5 block text-sm font-medium">
          {t('signIn.password')}
        </label>
        <span className="relative block">
          <Input
            ref={password}
            id="password"
            name="password"
            type={visible ? 'text' : 'password'}
            autoComplete="current-password"
            required
            aria-describedby={described}
            className="min-h-12 pr-12 md:min-h-11"
          />
          <button
            type="button"
            aria-label={visible ? t('signIn.hidePassword') : t('signIn.showPassword')}
            onClick={() => setVisible(!visible)}
            className="absolute inset-y-0 right-0 grid w-12 place-items-center text-muted hover:text-ink"
          >
            {visible ? (
              <EyeOff aria-hidden className="size-5" />
            ) : (
              <Eye aria-hidden className="size-5" />
            )}
          </button>
        </span>
      </div>
      <Button type="submit" tone="primary" size="lg" wide pending={pending}>
        {pending ? t('signIn.pending') : t('signIn.submit')}
      </Button>
    </form>
  );
}

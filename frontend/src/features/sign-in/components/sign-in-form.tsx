'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Input } from '@/components/ui/input';
import { signIn, type Challenge } from '@/features/sign-in/api';
import { errorMessage, type ApiError } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/sign-in';
import { safeNext } from '@/lib/paths/paths';
import { EntryForm, StepField, StepLabel } from './step-parts';

function meaning(error: ApiError): string {
  if (error.code === 'org_suspended') return t('signIn.suspended');
  if (error.code === 'network_not_allowed') return t('signIn.network');
  if (error.status === 429) return t('signIn.tooMany');
  return error.status === 401 || error.status === 422 ? t('signIn.rejected') : errorMessage(error);
}

/** E-mail and password. It never says which of the two was wrong. */
export function SignInForm({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const [visible, setVisible] = useState(false);
  const send = async (data: FormData) => {
    const challenge = await signIn(String(data.get('email')).trim(), String(data.get('password')));
    if (challenge) return onChallenge(challenge);
    router.replace(safeNext(new URLSearchParams(window.location.search).get('next')));
  };
  const explain = (error: ApiError) => {
    password.current?.select();
    return meaning(error);
  };
  const Sight = visible ? EyeOff : Eye;
  return (
    <EntryForm
      send={send}
      explain={explain}
      submit={t('signIn.submit')}
      pendingLabel={t('signIn.pending')}
    >
      {(describedBy) => (
        <>
          <StepField name="email" label={t('signIn.email')} describedBy={describedBy} />
          <div>
            <StepLabel htmlFor="password">{t('signIn.password')}</StepLabel>
            <span className="relative block">
              <Input
                ref={password}
                id="password"
                name="password"
                type={visible ? 'text' : 'password'}
                autoComplete="current-password"
                required
                aria-describedby={describedBy}
                className="min-h-12 pr-12 md:min-h-11"
              />
              <button
                type="button"
                aria-label={visible ? t('signIn.hidePassword') : t('signIn.showPassword')}
                onClick={() => setVisible(!visible)}
                className="absolute inset-y-0 right-0 grid w-12 place-items-center text-muted hover:text-ink"
              >
                <Sight aria-hidden className="size-5" />
              </button>
            </span>
          </div>
        </>
      )}
    </EntryForm>
  );
}

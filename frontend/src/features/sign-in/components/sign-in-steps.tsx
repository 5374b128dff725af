'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Challenge } from '@/features/sign-in/api';
import { t } from '@/lib/i18n/sign-in';
import { safeNext } from '@/lib/paths/paths';
import { SignInForm } from './sign-in-form';

const ChallengeStep = dynamic(() => import('./challenge-step').then((m) => m.ChallengeStep), {
  ssr: false,
});
const ForgotPassword = dynamic(() => import('./forgot-password').then((m) => m.ForgotPassword), {
  ssr: false,
});
const Providers = dynamic(() => import('./providers').then((m) => m.Providers), { ssr: false });

/** Password, then whatever the server asks for besides; each further step is loaded when it comes. */
export function SignInSteps() {
  const router = useRouter();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);

  const restart = (text: string | null) => {
    setChallenge(null);
    setForgotten(false);
    setNotice(text);
  };
  const enter = () =>
    router.replace(safeNext(new URLSearchParams(window.location.search).get('next')));

  if (challenge) {
    return (
      <ChallengeStep
        key={challenge.handle}
        challenge={challenge}
        onNext={(next) => (next ? setChallenge(next) : enter())}
        onRestart={restart}
      />
    );
  }
  if (forgotten) return <ForgotPassword onDone={restart} />;
  return (
    <>
      <h1 className="text-3xl font-bold">{t('signIn.title')}</h1>
      <p className="mt-2 mb-7 text-base text-muted">{t('signIn.subtitle')}</p>
      {notice && (
        <p
          role="status"
          className="mb-4 rounded-control bg-good-soft px-3.5 py-3 text-sm text-good"
        >
          {notice}
        </p>
      )}
      <Providers />
      <SignInForm onChallenge={setChallenge} />
      <button
        type="button"
        onClick={() => setForgotten(true)}
        className="mt-3 min-h-11 w-full rounded-control font-medium text-accent-ink hover:underline"
      >
        {t('signIn.forgot')}
      </button>
    </>
  );
}

'use client';

import { AuthenticatorSecret } from '@/components/ui/authenticator-secret';
import { answerChallenge, type Challenge } from '@/features/sign-in/api';
import { t } from '@/lib/i18n/sign-in';
import { StepField, StepForm } from './step-parts';

type ChallengeStepProps = {
  challenge: Challenge;
  onNext: (next: Challenge | null) => void;
  onRestart: (notice: string | null) => void;
};

const texts = {
  new_password: { title: 'signIn.newPassword.title', hint: 'signIn.newPassword.hint' },
  totp: { title: 'signIn.totp.title', hint: 'signIn.totp.hint' },
  totp_setup: { title: 'signIn.setup.title', hint: 'signIn.setup.hint' },
} as const;

/** What the server asks for after the password. */
export function ChallengeStep({ challenge, onNext, onRestart }: ChallengeStepProps) {
  const { challenge: kind, handle, secret, uri } = challenge;
  const field = kind === 'new_password' ? 'password' : 'code';
  return (
    <StepForm
      title={t(texts[kind].title)}
      hint={t(texts[kind].hint)}
      submit={t('signIn.continue')}
      send={async (data) => onNext(await answerChallenge({ handle, [field]: data.get(field) }))}
      onExpired={() => onRestart(t('signIn.took'))}
      onBack={() => onRestart(null)}
    >
      {secret && uri && <AuthenticatorSecret secret={secret} uri={uri} />}
      {field === 'password' ? (
        <StepField
          name="password"
          label={t('signIn.newPassword.label')}
          hint={t('signIn.newPassword.rules')}
        />
      ) : (
        <StepField name="code" label={t('signIn.totp.label')} />
      )}
    </StepForm>
  );
}

'use client';

import { useState } from 'react';
import { forgetPassword, resetPassword } from '@/features/sign-in/api';
import { t } from '@/lib/i18n/sign-in';
import { StepField, StepForm } from './step-parts';

/** A code by mail, then a new password. It never says whether somebody of that e-mail exists. */
export function ForgotPassword({ onDone }: { onDone: (notice: string | null) => void }) {
  const [email, setEmail] = useState<string | null>(null);
  const steps = { onExpired: () => onDone(null), onBack: () => onDone(null) };
  if (email === null) {
    return (
      <StepForm
        key="ask"
        {...steps}
        title={t('signIn.forgot.title')}
        hint={t('signIn.forgot.hint')}
        submit={t('signIn.forgot.send')}
        send={async (data) => {
          const entered = String(data.get('email')).trim();
          await forgetPassword(entered);
          setEmail(entered);
        }}
      >
        <StepField name="email" label={t('signIn.email')} />
      </StepForm>
    );
  }
  return (
    <StepForm
      key="reset"
      {...steps}
      title={t('signIn.reset.title')}
      hint={t('signIn.reset.hint', { email })}
      submit={t('signIn.reset.submit')}
      send={async (data) => {
        const [code, password] = [String(data.get('code')), String(data.get('password'))];
        await resetPassword({ email, code, password });
        onDone(t('signIn.reset.done'));
      }}
    >
      <StepField name="code" label={t('signIn.reset.code')} />
      <StepField
        name="password"
        label={t('signIn.newPassword.label')}
        hint={t('signIn.newPassword.rules')}
      />
    </StepForm>
  );
}

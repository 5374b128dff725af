import type { Metadata } from 'next';
import { SignInScreen } from '@/features/sign-in/screens/sign-in-screen';
import { t } from '@/lib/i18n/sign-in';

export const metadata: Metadata = { title: t('signIn.title') };

export default function LoginPage() {
  return <SignInScreen />;
}

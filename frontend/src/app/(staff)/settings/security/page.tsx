import type { Metadata } from 'next';
import { SecurityScreen } from '@/features/profile/screens/security-screen';
import { t } from '@/lib/i18n/settings';

export const metadata: Metadata = { title: t('settings.security') };

export default function SecurityPage() {
  return <SecurityScreen />;
}

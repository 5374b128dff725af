import type { Metadata } from 'next';
import { AccountsScreen } from '@/features/accounts/screens/accounts-screen';
import { t } from '@/lib/i18n/accounts';

export const metadata: Metadata = { title: t('accounts.title') };

export default function AccountsPage() {
  return <AccountsScreen />;
}

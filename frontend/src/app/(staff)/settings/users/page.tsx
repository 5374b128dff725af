import type { Metadata } from 'next';
import { UsersScreen } from '@/features/members/screens/users-screen';
import { t } from '@/lib/i18n/settings';

export const metadata: Metadata = { title: t('settings.users') };

export default function UsersPage() {
  return <UsersScreen />;
}

import type { Metadata } from 'next';
import { ApiKeysScreen } from '@/features/partners/screens/api-keys-screen';
import { t } from '@/lib/i18n/settings';

export const metadata: Metadata = { title: t('settings.keys') };

export default function ApiKeysPage() {
  return <ApiKeysScreen />;
}

import type { Metadata } from 'next';
import { OrganisationScreen } from '@/features/tenants/screens/organisation-screen';
import { t } from '@/lib/i18n/settings';

export const metadata: Metadata = { title: t('settings.organisation') };

export default function OrganisationPage() {
  return <OrganisationScreen />;
}

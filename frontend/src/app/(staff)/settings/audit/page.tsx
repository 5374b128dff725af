import type { Metadata } from 'next';
import { AuditScreen } from '@/features/audit/screens/audit-screen';
import { t } from '@/lib/i18n/settings';

export const metadata: Metadata = { title: t('settings.audit') };

export default function AuditPage() {
  return <AuditScreen />;
}

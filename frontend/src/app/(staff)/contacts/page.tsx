import type { Metadata } from 'next';
import { ContactsScreen } from '@/features/contacts/screens/contacts-screen';
import { t } from '@/lib/i18n/contacts';

export const metadata: Metadata = { title: t('contacts.title') };

export default function ContactsPage() {
  return <ContactsScreen />;
}

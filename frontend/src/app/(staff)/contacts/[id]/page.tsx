import { ContactScreen } from '@/features/contacts/screens/contact-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function ContactPage() {
  return <ContactScreen />;
}

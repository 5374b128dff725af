import { AccountScreen } from '@/features/accounts/screens/account-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function AccountPage() {
  return <AccountScreen />;
}

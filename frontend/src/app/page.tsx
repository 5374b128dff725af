import { EntryScreen } from '@/features/sign-in/screens/entry-screen';

export default function EntryPage() {
  return <EntryScreen />;
}

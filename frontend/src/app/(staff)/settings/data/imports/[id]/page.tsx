import { ImportScreen } from '@/features/imports/screens/import-screen';

export const generateStaticParams = () => [{ id: '_' }];

export default function ImportPage() {
  return <ImportScreen />;
}

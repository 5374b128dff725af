import type { Metadata } from 'next';
import { HomeScreen } from '@/features/home/screens/home-screen';
import { t } from '@/lib/i18n/home';

export const metadata: Metadata = { title: t('home.title') };

export default function HomePage() {
  return <HomeScreen />;
}

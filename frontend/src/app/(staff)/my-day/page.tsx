import type { Metadata } from 'next';
import { MyDayScreen } from '@/features/activities/screens/my-day-screen';
import { t } from '@/lib/i18n/activities';

export const metadata: Metadata = { title: t('myDay.title') };

export default function MyDayPage() {
  return <MyDayScreen />;
}

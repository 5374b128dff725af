import type { Metadata } from 'next';
import { CalendarScreen } from '@/features/activities/screens/calendar-screen';
import { t } from '@/lib/i18n/activities';

export const metadata: Metadata = { title: t('calendar.title') };

export default function CalendarPage() {
  return <CalendarScreen />;
}

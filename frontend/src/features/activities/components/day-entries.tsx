'use client';

import { ActivityRow } from '@/components/activities/activity-row';
import { itemsOn } from '@/features/activities/calendar';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/activities';

type DayEntriesProps = { day: string; items: Activity[]; onEdit: (activity: Activity) => void };

/** What a day holds, one below the other. */
export function DayEntries({ day, items, onEdit }: DayEntriesProps) {
  const format = useOrgFormat();
  const found = itemsOn(items, day, format.timezone);
  if (found.length === 0) {
    return <p className="px-4 py-5 text-center text-muted">{t('calendar.nothing')}</p>;
  }
  return (
    <ul aria-label={format.dayInWords(day)} className="divide-y divide-line">
      {found.map((activity) => (
        <ActivityRow key={activity.id} activity={activity} undated onEdit={onEdit} />
      ))}
    </ul>
  );
}

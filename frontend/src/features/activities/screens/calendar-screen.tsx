'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useReschedule } from '@/components/activities/use-activity-actions';
import { PageHeader } from '@/components/app-shell/page-header';
import { useListState } from '@/components/data-table/use-list-state';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { isDay, rowsOf, views } from '@/features/activities/calendar';
import { AddButtons } from '@/features/activities/components/add-buttons';
import { CalendarBar } from '@/features/activities/components/calendar-bar';
import type { CalendarActs } from '@/features/activities/components/entry';
import { useAgenda, type Activity, type ActivityType } from '@/lib/api/activities';
import { useCan, useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/activities';
import { useIsWide } from '@/lib/use-media-query';

const ActivityDialog = dynamic(
  () => import('@/components/activities/activity-dialog').then((module) => module.ActivityDialog),
  { ssr: false },
);
const DayDialog = dynamic(
  () => import('@/features/activities/components/day-dialog').then((module) => module.DayDialog),
  { ssr: false },
);
const CalendarDays = dynamic(
  () =>
    import('@/features/activities/components/calendar-days').then((module) => module.CalendarDays),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

type Open = { type: ActivityType; activity?: Activity; at?: string };

/** The view, the day and whose calendar it is stand in the address. */
function usePlace() {
  const list = useListState();
  const { user } = useSession();
  const today = useOrgFormat().today();
  const asked = list.get('date');
  const go = (to: Partial<Record<'view' | 'date' | 'of', string>>) => {
    const plain: Partial<Record<string, string>> = { view: 'month', of: user.id };
    for (const [key, value] of Object.entries(to)) {
      list.set(key, value === plain[key] ? undefined : value);
    }
  };
  return {
    view: views.find((each) => each === list.get('view')) ?? 'month',
    date: isDay(asked) ? asked : today,
    whose: list.get('of') ?? user.id,
    go,
  };
}

/** What is due and what takes place, by month, week and day. */
export function CalendarScreen() {
  const { view, date, whose, go } = usePlace();
  const rows = rowsOf(view, date);
  const days = rows.flat();
  const agenda = useAgenda(days[0] ?? date, days.at(-1) ?? date, whose);
  const reschedule = useReschedule();
  const canWrite = useCan('activities:write');
  const [open, setOpen] = useState<Open | null>(null);
  const [listed, setListed] = useState<string | null>(null);
  const wide = useIsWide();
  const onEdit = (activity: Activity) => {
    setListed(null);
    setOpen({ type: activity.type, activity });
  };
  const acts: CalendarActs = {
    onMove: canWrite ? reschedule : undefined,
    onAdd: canWrite ? (at) => setOpen({ type: 'Event', at }) : undefined,
    onOpen: (activity, day) => (canWrite ? onEdit(activity) : setListed(day)),
    onDay: (day) => go({ view: 'day', date: day }),
    onMore: setListed,
  };
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        actions={wide && canWrite && <AddButtons onAdd={(type) => setOpen({ type, at: date })} />}
      />
      <CalendarBar view={view} date={date} days={days} whose={whose} onGo={go} />
      <QueryState query={agenda} skeleton={<ListSkeleton rows={6} />}>
        {({ items, complete }) => (
          <>
            <CalendarDays
              {...{ view, date, rows, items, acts, wide, onEdit }}
              onDate={(day) => go({ date: day })}
            />
            {!complete && <p className="mt-3 text-center text-muted">{t('calendar.partial')}</p>}
            {listed && (
              <DayDialog
                day={listed}
                items={items}
                onEdit={onEdit}
                onClose={() => setListed(null)}
              />
            )}
          </>
        )}
      </QueryState>
      {open && (
        <ActivityDialog
          key={open.activity?.id ?? `${open.type} ${open.at}`}
          {...open}
          assignee={whose}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

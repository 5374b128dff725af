'use client';

import { CalendarCheck } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { PageHeader } from '@/components/app-shell/page-header';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { AddButtons } from '@/features/activities/components/add-buttons';
import { DayPlan } from '@/features/activities/components/day-plan';
import { DAYS_AHEAD, isEmpty, planOf } from '@/features/activities/plan';
import { useAgenda, useMyTasks, type Activity, type ActivityType } from '@/lib/api/activities';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { addDays } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/activities';

const ActivityDialog = dynamic(
  () => import('@/components/activities/activity-dialog').then((module) => module.ActivityDialog),
  { ssr: false },
);

const ListFiles = dynamic(
  () => import('@/components/exports/list-files').then((module) => module.ListFiles),
  { ssr: false },
);

const mine = { assignee: 'me' };

type Open = { type: ActivityType; activity?: Activity };

export function MyDayScreen() {
  const format = useOrgFormat();
  const today = format.today();
  const tasks = useMyTasks();
  const agenda = useAgenda(today, addDays(today, DAYS_AHEAD));
  const [open, setOpen] = useState<Open | null>(null);
  const canWrite = useCan('activities:write');
  const add = canWrite && <AddButtons onAdd={(type) => setOpen({ type })} />;
  const actions = (
    <>
      <ListFiles kind="tasks" filters={mine} />
      {add}
    </>
  );
  const partial = tasks.data?.next_cursor || agenda.data?.complete === false;
  return (
    <>
      <PageHeader title={t('myDay.title')} subtitle={format.todayInWords()} actions={actions} />
      <QueryState query={tasks} skeleton={<ListSkeleton rows={6} />}>
        {({ items }) => (
          <QueryState query={agenda} skeleton={<ListSkeleton rows={6} />}>
            {(days) => {
              const plan = planOf(items, days.items, today, format.timezone);
              return isEmpty(plan) ? (
                <EmptyState
                  icon={CalendarCheck}
                  title={t('myDay.empty.title')}
                  hint={t('myDay.empty.hint')}
                />
              ) : (
                <DayPlan
                  plan={plan}
                  onEdit={(activity) => setOpen({ type: activity.type, activity })}
                />
              );
            }}
          </QueryState>
        )}
      </QueryState>
      {partial && <p className="mt-4 text-center text-muted">{t('myDay.partial')}</p>}
      {open && (
        <ActivityDialog
          key={open.activity?.id ?? open.type}
          {...open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

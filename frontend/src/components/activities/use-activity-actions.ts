'use client';

import { useRecordChange } from '@/components/form/use-record-change';
import type { ActivitySaved } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/activities';
import { changedActivity } from './activity-writes';
import { movedTimes, timesOf, type Shift } from './moved';

/** Ticks a task off or takes the tick back; the toast undoes it. */
export function useMoveTask() {
  const { mutate } = useRecordChange<ActivitySaved>();
  return (task: ActivitySaved, status: NonNullable<ActivitySaved['status']>) =>
    mutate({
      write: changedActivity(task, { status }),
      saidOf: (saved) =>
        t(saved.status === 'Completed' ? 'activity.completed' : 'activity.reopened', {
          subject: saved.subject,
        }),
      undo: (saved) => changedActivity(saved, { status: task.status ?? 'Not Started' }),
    });
}

/** Takes an activity off every list; the toast puts it back. */
export function useRemoveActivity() {
  const { mutate } = useRecordChange<ActivitySaved>();
  return (activity: ActivitySaved) =>
    mutate({
      write: changedActivity(activity, { is_active: false }),
      saidOf: (saved) =>
        t(saved.is_active ? 'activity.restored' : 'activity.removed', {
          type: t(`activity.type.${saved.type}`),
        }),
      undo: (saved) => changedActivity(saved, { is_active: true }),
    });
}

/** Gives a task another day, or an event another day or hour; the toast takes it back. */
export function useReschedule() {
  const { mutate } = useRecordChange<ActivitySaved>();
  const format = useOrgFormat();
  const whenOf = ({ due_date, start, all_day }: ActivitySaved) => {
    if (!start) return format.date(due_date ?? '');
    return all_day ? format.instantDate(start) : format.instant(start);
  };
  return (activity: ActivitySaved, shift: Shift) => {
    if (shift.days === 0 && !shift.minutes) return;
    mutate({
      write: changedActivity(activity, movedTimes(activity, shift, format.timezone)),
      saidOf: (saved) => t('activity.moved', { subject: saved.subject, when: whenOf(saved) }),
      undo: (saved) => changedActivity(saved, timesOf(activity)),
    });
  };
}

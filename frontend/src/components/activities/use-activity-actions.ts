'use client';

import { useMutation } from '@tanstack/react-query';
import { updateActivity, type ActivitySaved } from '@/lib/api/activities';
import { errorMessage } from '@/lib/api/api-error';
import type { Schemas } from '@/lib/api/client';
import { t } from '@/lib/i18n/activities';
import { toast } from '@/stores/toasts';
import { useActivityChanged } from './use-activity-changed';

type Status = Schemas['TaskStatus'];
type Move = { activity: ActivitySaved; status: Status; undoing?: boolean };

/** Ticks a task off or takes the tick back; the toast undoes it. */
export function useMoveTask() {
  const changed = useActivityChanged();
  const move = useMutation({
    mutationFn: ({ activity: { id, version }, status }: Move) =>
      updateActivity(id, { version, status }, crypto.randomUUID()),
    onSuccess: async (saved, { activity, status, undoing }) => {
      const { subject } = saved;
      const back = {
        label: t('action.undo'),
        run: () => move.mutate({ activity: saved, status: activity.status!, undoing: true }),
      };
      const message =
        status === 'Completed'
          ? t('activity.completed', { subject })
          : t('activity.reopened', { subject });
      toast.good(message, undoing ? undefined : back);
      await changed();
    },
    onError: (error) => {
      toast.bad(errorMessage(error));
      void changed();
    },
  });
  return move;
}

type Removal = { activity: ActivitySaved; is_active: boolean };

/** Takes an activity off every list, or puts it back. */
export function useRemoveActivity() {
  const changed = useActivityChanged();
  const remove = useMutation({
    mutationFn: ({ activity: { id, version }, is_active }: Removal) =>
      updateActivity(id, { version, is_active }, crypto.randomUUID()),
    onSuccess: async (saved) => {
      const type = t(`activity.type.${saved.type}`);
      if (saved.is_active) toast.good(t('activity.restored', { type }));
      else {
        const run = () => remove.mutate({ activity: saved, is_active: true });
        toast.good(t('activity.removed', { type }), { label: t('action.undo'), run });
      }
      await changed();
    },
    onError: (error) => {
      toast.bad(errorMessage(error));
      void changed();
    },
  });
  return remove;
}

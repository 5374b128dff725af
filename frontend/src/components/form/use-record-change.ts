'use client';

import { useMutation } from '@tanstack/react-query';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import type { Domain } from '@/lib/api/query-keys';
import { useChanged } from '@/lib/api/use-changed';
import { layOver } from '@/lib/offline/pending';
import type { Write } from '@/lib/offline/queue';
import { send } from '@/lib/offline/send';
import { t } from '@/lib/i18n/t';
import { sayQueued, toast, type Toast } from '@/stores/toasts';

type Stored = { id: string; version: number };

type Change<R> = {
  write: Write;
  /** What is said once the server has it. */
  saidOf: (saved: R) => string;
  /** The way back from the stored record; none when it cannot be undone. */
  undo?: (saved: R) => Write;
  /** Words for refusals that the general ones do not fit, by code. */
  refusals?: Readonly<Record<string, string>>;
};

type Options = { alsoIn?: readonly Domain[] };

/**
 * One step with a record, such as a move to the next stage: seen at once wherever the record is shown, taken back
 * when the server refuses, undone from the toast, and kept for later when there is no connection.
 */
export function useRecordChange<R extends Stored>({ alsoIn = [] }: Options = {}) {
  const changed = useChanged();
  const mutation = useMutation({
    mutationFn: ({ write }: Change<R>) => send<R>(write),
    onMutate: ({ write }) => layOver({ domain: write.domain, id: write.id, show: write.show }),
    onSuccess: ({ record, queued }, { write, saidOf, undo, refusals }) => {
      if (queued) return sayQueued(undoQueued(queued.key));
      changed(write.domain, record, alsoIn);
      const back = undo && {
        label: t('action.undo'),
        run: () => mutation.mutate({ write: undo(record), saidOf, refusals }),
      };
      toast.good(saidOf(record), back);
    },
    onError: (cause, { write, refusals }) => {
      const error = toApiError(cause);
      const current = error.code === 'stale_version' ? (error.current as R | null) : null;
      if (current) changed(write.domain, current, alsoIn);
      toast.bad(refusals?.[error.code] ?? errorMessage(error));
    },
    onSettled: (_, __, ___, lift) => lift?.(),
  });
  return mutation;
}

function undoQueued(key: string): Toast['action'] {
  return {
    label: t('action.undo'),
    run: () => void import('@/lib/offline/outbox').then(({ withdraw }) => withdraw(key)),
  };
}

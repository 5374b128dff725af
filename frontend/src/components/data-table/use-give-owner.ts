'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '@/lib/api/api-error';
import { giveOwner, type Givable, type Verdict } from '@/lib/api/give-owner';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/bulk';
import { toast } from '@/stores/toasts';
import type { Selectable } from './use-selection';

type Gift = { ownerId: string; ownerName: string; rows: readonly Selectable[] };

/** Gives records to another owner; the toast's undo gives each back to whom it had. */
export function useGiveOwner(
  domain: Givable,
  onUnchanged: (verdicts: Verdict<unknown>[]) => void,
  onDone: () => void,
) {
  const client = useQueryClient();
  const org = useOrgId();
  const refresh = () => client.invalidateQueries({ queryKey: domainKeys(org, domain).all });

  const giveBack = async (back: Map<string, Selectable[]>) => {
    try {
      const verdicts: Verdict<unknown>[] = [];
      for (const [ownerId, rows] of back) {
        verdicts.push(...(await giveOwner(domain, ownerId, rows)));
      }
      const restored = verdicts.filter(({ verdict }) => verdict === 'changed').length;
      const left = verdicts.length - restored;
      toast.good(
        left > 0
          ? t('bulk.undoneSome', { count: restored, left })
          : t('bulk.undone', { count: restored }),
      );
    } catch (error) {
      toast.bad(errorMessage(error));
    }
    await refresh();
  };

  return useMutation({
    mutationFn: ({ ownerId, rows }: Gift) => giveOwner(domain, ownerId, rows),
    onSuccess: (verdicts, { ownerName, rows }) => {
      const changed = verdicts.filter(({ verdict }) => verdict === 'changed');
      const back = new Map<string, Selectable[]>();
      for (const { id, current } of changed) {
        const before = rows.find((row) => row.id === id)?.owner_id;
        if (before && current) back.set(before, [...(back.get(before) ?? []), current]);
      }
      if (changed.length > 0) {
        toast.good(t('bulk.given', { count: changed.length, name: ownerName }), {
          label: t('action.undo'),
          run: () => void giveBack(back),
        });
      }
      void refresh();
      const others = verdicts.filter(({ verdict }) => verdict !== 'changed');
      if (others.length > 0) onUnchanged(others);
      else onDone();
    },
    onError: (error) => toast.bad(errorMessage(error)),
  });
}

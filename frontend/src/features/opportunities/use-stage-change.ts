'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import { toast } from '@/stores/toasts';
import { dealKeys, updateDeal, useDealChanged, type Deal, type Stage } from './api';

type Step = { deal: Deal; to: Stage };

/** Moves a deal along its path from its own page, with the way back on the toast. */
export function useStageChange() {
  const client = useQueryClient();
  const keys = dealKeys(useOrgId());
  const changed = useDealChanged();
  const change = useMutation({
    mutationFn: ({ deal, to }: Step) =>
      updateDeal(deal.id, { version: deal.version, stage: to }, crypto.randomUUID()),
    onSuccess: (saved, { deal }) => {
      changed(saved, ['accounts', 'contacts']);
      toast.good(t('deal.moved', { stage: saved.stage }), {
        label: t('action.undo'),
        run: () => change.mutate({ deal: saved, to: deal.stage }),
      });
    },
    onError: (error, { deal }) => {
      const stale = toApiError(error).code === 'stale_version';
      toast.bad(stale ? t('deal.stale') : errorMessage(error));
      void client.invalidateQueries({ queryKey: keys.detail(deal.id) });
    },
  });
  return {
    to: (deal: Deal, to: Stage) => change.mutate({ deal, to }),
    pending: change.isPending,
  };
}

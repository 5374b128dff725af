'use client';

import { useRecordChange } from '@/components/form/use-record-change';
import { t } from '@/lib/i18n/opportunities';
import { changedDeal, type Deal, type Stage } from './api';

/** Moves a deal to another stage, from its page or from the board. */
export function useStageChange() {
  const { mutate, isPending } = useRecordChange<Deal>({ alsoIn: ['accounts', 'contacts'] });
  const to = (deal: Deal, stage: Stage) => {
    if (deal.stage === stage) return;
    const words = { name: deal.name };
    mutate({
      write: changedDeal(deal, { stage }),
      saidOf: (saved) => t('board.moved', { ...words, stage: saved.stage }),
      undo: (saved) => changedDeal(saved, { stage: deal.stage }),
      refusals: {
        stale_version: t('board.stale', words),
        deal_concluded: t('board.ordered', words),
      },
    });
  };
  return { to, pending: isPending };
}

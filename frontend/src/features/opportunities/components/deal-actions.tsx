'use client';

import { ArrowRight, Check, FileSignature, ReceiptText, Trophy } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { DealRecord } from '@/features/opportunities/api';
import { canBecome, nextStage } from '@/features/opportunities/stages';
import { useStageChange } from '@/features/opportunities/use-stage-change';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';

const GenerateContractDialog = dynamic(
  () => import('./generate-contract-dialog').then((module) => module.GenerateContractDialog),
  { ssr: false },
);
const GenerateOrderDialog = dynamic(
  () => import('./generate-order-dialog').then((module) => module.GenerateOrderDialog),
  { ssr: false },
);

type DealActionsProps = {
  deal: DealRecord;
  /** Lines that are not saved yet would be missing from the order. */
  unsaved: boolean;
};

/** The next thing to do with the deal, the most important one first. */
export function useDealActions({ deal, unsaved }: DealActionsProps): {
  actions: ReactNode[];
  dialog: ReactNode;
} {
  const [asking, setAsking] = useState<'order' | 'contract' | null>(null);
  const mayWrite = useCan('opportunities:write');
  const mayOrder = useCan('orders:write');
  const mayContract = useCan('contracts:write');
  const stage = useStageChange();
  const possible = canBecome(deal);
  const next = nextStage(deal.stage);
  const ask = (what: 'order' | 'contract') =>
    unsaved ? toast.bad(t('lines.unfinished')) : setAsking(what);
  const close = () => setAsking(null);

  const actions: ReactNode[] = [];
  const toneOfNext = () => (actions.length === 0 ? 'primary' : 'secondary');
  if (possible.order && mayOrder) {
    actions.push(
      <Button key="order" tone={toneOfNext()} onClick={() => ask('order')}>
        <ReceiptText aria-hidden />
        {t('generate.order')}
      </Button>,
    );
  }
  if (possible.contract && mayContract) {
    actions.push(
      <Button key="contract" tone={toneOfNext()} onClick={() => ask('contract')}>
        <FileSignature aria-hidden />
        {t('generate.contract')}
      </Button>,
    );
  }
  if (deal.order_id) {
    actions.push(
      <ButtonLink key="open-order" tone={toneOfNext()} href={paths.orders.detail(deal.order_id)}>
        {t('deal.openOrder')}
        <ArrowRight aria-hidden />
      </ButtonLink>,
    );
  }
  if (deal.contract_id) {
    actions.push(
      <ButtonLink
        key="open-contract"
        tone={toneOfNext()}
        href={paths.contracts.detail(deal.contract_id)}
      >
        {t('deal.openContract')}
        <ArrowRight aria-hidden />
      </ButtonLink>,
    );
  }
  if (next && mayWrite) {
    const winning = next === 'Closed Won';
    actions.push(
      <Button
        key="next"
        tone={toneOfNext()}
        pending={stage.pending}
        onClick={() => stage.to(deal, next)}
      >
        {winning ? <Trophy aria-hidden /> : <Check aria-hidden />}
        {t(winning ? 'deal.win' : 'deal.complete')}
      </Button>,
    );
  }
  return {
    actions,
    dialog: (
      <>
        {asking === 'order' && <GenerateOrderDialog deal={deal} onClose={close} />}
        {asking === 'contract' && <GenerateContractDialog deal={deal} onClose={close} />}
      </>
    ),
  };
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, Ellipsis, Files as Copies, Lock, Share2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { QuoteDetail } from '@/features/quotes/api';
import { linkKey } from '@/lib/api/quote-links';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { useShareNext } from '@/stores/share-next';

const MoveDialog = dynamic(() => import('./move-dialog').then((m) => m.MoveDialog), {
  ssr: false,
});
const AcceptDialog = dynamic(() => import('./accept-dialog').then((m) => m.AcceptDialog), {
  ssr: false,
});
const DeclineDialog = dynamic(() => import('./decline-dialog').then((m) => m.DeclineDialog), {
  ssr: false,
});
const ShareDialog = dynamic(
  () => import('@/components/sharing/share-dialog').then((m) => m.ShareDialog),
  { ssr: false },
);
const OrderAction = dynamic(() => import('./order-action').then((m) => m.OrderAction), {
  ssr: false,
});

type Asking = 'finalize' | 'revise' | 'share' | 'accept' | 'decline';

/** What can become of the quote now, the most likely step first. */
export function QuoteActions({ quote }: { quote: QuoteDetail }) {
  const client = useQueryClient();
  const org = useOrgId();
  const isNext = useShareNext((next) => next.id === quote.id) && quote.status !== 'Draft';
  const [chosen, setAsking] = useState<Asking | null>(null);
  const asking = isNext ? 'share' : chosen;
  const close = () => {
    useShareNext.setState({ id: null });
    setAsking(null);
  };
  return (
    <>
      <Steps quote={quote} ask={setAsking} />
      {(asking === 'finalize' || asking === 'revise') && (
        <MoveDialog quote={quote} move={asking} onClose={close} />
      )}
      {asking === 'share' && (
        <ShareDialog
          quote={quote}
          suggested={quote.account_name}
          onMade={() => void client.invalidateQueries({ queryKey: linkKey(org, quote.id) })}
          onClose={close}
        />
      )}
      {asking === 'accept' && <AcceptDialog quote={quote} onClose={close} />}
      {asking === 'decline' && <DeclineDialog quote={quote} onClose={close} />}
    </>
  );
}

type StepsProps = { quote: QuoteDetail; ask: (what: Asking) => void };

function Steps({ quote, ask }: StepsProps) {
  const revise = (
    <Button tone="primary" onClick={() => ask('revise')}>
      <Copies aria-hidden />
      {t('quotes.revise')}
    </Button>
  );
  switch (quote.status) {
    case 'Draft':
      return (
        <Button tone="primary" onClick={() => ask('finalize')}>
          <Lock aria-hidden />
          {t('quotes.finalize')}
        </Button>
      );
    case 'Sent':
    case 'Viewed':
      return (
        <>
          <Button tone="primary" onClick={() => ask('share')}>
            <Share2 aria-hidden />
            {t('quotes.share')}
          </Button>
          <Menu
            trigger={
              <Button size="icon" className="max-md:!flex-none" aria-label={t('action.more')}>
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={() => ask('accept')}>
              <CircleCheck aria-hidden />
              {t('quotes.accept')}
            </MenuItem>
            <MenuItem onSelect={() => ask('revise')}>
              <Copies aria-hidden />
              {t('quotes.revise')}
            </MenuItem>
            <MenuItem danger onSelect={() => ask('decline')}>
              <CircleX aria-hidden />
              {t('quotes.decline')}
            </MenuItem>
          </Menu>
        </>
      );
    case 'Declined':
    case 'Expired':
      return revise;
    case 'Accepted':
      return <OrderAction quote={quote} />;
    case 'Superseded':
      return null;
  }
}

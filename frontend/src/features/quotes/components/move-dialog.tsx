'use client';

import { useRouter } from 'next/navigation';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { moveQuote, type QuoteDetail } from '@/features/quotes/api';
import { useWaitingPhotos } from '@/features/quotes/photos';
import { useQuoteMove } from '@/features/quotes/use-quote-move';
import { t } from '@/lib/i18n/quote-page';
import type { Entry } from '@/lib/offline/queue';
import { paths } from '@/lib/paths/paths';
import { useShareNext } from '@/stores/share-next';

const words = {
  finalize: {
    title: 'quotes.finalize.title',
    hint: 'quotes.finalize.hint',
    confirm: 'quotes.finalize',
    done: 'quotes.finalized',
  },
  revise: {
    title: 'quotes.revise.title',
    hint: 'quotes.revise.hint',
    confirm: 'quotes.revise',
    done: 'quotes.revised',
  },
} as const;

type MoveDialogProps = { quote: QuoteDetail; move: keyof typeof words; onClose: () => void };

/** Asks once, then locks the draft, or goes on to the new one. */
export function MoveDialog({ quote, move, onClose }: MoveDialogProps) {
  const router = useRouter();
  const step = useQuoteMove(quote);
  const { title, hint, confirm, done } = words[move];
  const photos = useWaitingPhotos(quote);
  const waits = move === 'finalize' && photos.length > 0;
  const run = () =>
    step.mutate(
      {
        run: (key) => moveQuote(quote, move, key),
        said: t(done),
        onDone: (saved) => {
          if (move === 'finalize') useShareNext.setState({ id: saved.id });
          if (saved.id !== quote.id) router.push(paths.quotes.detail(saved.id));
        },
      },
      { onSettled: onClose },
    );
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={run}
      pending={step.isPending || waits}
      title={t(title)}
      description={waits ? onTheirWay(photos) : t(hint)}
      confirmLabel={t(confirm)}
    />
  );
}

/** What is to be done before the quote is locked: later its photos would be missing in it. */
function onTheirWay(photos: readonly Entry[]): string {
  const refused = photos.find((each) => each.state === 'refused');
  return refused
    ? t('quotes.photos.refused', { why: refused.problem?.message ?? '' })
    : t('quotes.photos.waiting', { count: photos.length });
}

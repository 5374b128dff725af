'use client';

import { useState } from 'react';
import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { declineQuote, type QuoteDetail } from '@/features/quotes/api';
import { useQuoteMove } from '@/features/quotes/use-quote-move';
import { t } from '@/lib/i18n/quote-page';

const MOST = 2000;

/** Notes that the client has said no, and why. */
export function DeclineDialog({ quote, onClose }: { quote: QuoteDetail; onClose: () => void }) {
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const step = useQuoteMove(quote);
  const said = { name: name.trim() || null, reason: reason.trim() || null };
  const run = () =>
    step.mutate(
      { run: (key) => declineQuote(quote, said, key), said: t('quotes.declined') },
      { onSettled: onClose },
    );
  return (
    <Dialog open onClose={onClose} title={t('quotes.decline.title')}>
      <DialogBody>
        <div className="space-y-4">
          <Typed label={t('quotes.answer.name')} most={255} value={name} onType={setName} />
          <Typed
            label={t('quotes.answer.reason')}
            kind="lines"
            most={MOST}
            value={reason}
            onType={setReason}
          />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="danger" pending={step.isPending} onClick={run}>
          {t('quotes.decline')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </DialogFooter>
    </Dialog>
  );
}

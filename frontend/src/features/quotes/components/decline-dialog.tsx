'use client';

import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
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
          <Field label={t('quotes.answer.name')}>
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={255}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('quotes.answer.reason')}>
            {(control) => (
              <Textarea
                {...control}
                value={reason}
                maxLength={MOST}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
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

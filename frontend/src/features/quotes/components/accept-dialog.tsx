'use client';

import { useState } from 'react';
import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { acceptQuote, type Line, type QuoteDetail } from '@/features/quotes/api';
import { useQuoteMove } from '@/features/quotes/use-quote-move';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';

/** Notes that the client has said yes, and what was chosen. */
export function AcceptDialog({ quote, onClose }: { quote: QuoteDetail; onClose: () => void }) {
  const [name, setName] = useState(quote.client.attention ?? quote.client.name ?? '');
  const [missing, setMissing] = useState(false);
  const choosable = quote.sections
    .flatMap((section) => section.lines)
    .filter((line) => line.optional || line.group !== null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(choosable.filter((line) => line.chosen).map((line) => line.id)),
  );
  const step = useQuoteMove(quote);
  const toggle = (line: Line) => {
    const next = new Set(chosen);
    for (const other of choosable) {
      if (line.group !== null && other.group === line.group) next.delete(other.id);
    }
    if (chosen.has(line.id)) next.delete(line.id);
    else next.add(line.id);
    setChosen(next);
  };
  const run = () => {
    if (name.trim() === '') return setMissing(true);
    step.mutate({
      run: (key) => acceptQuote(quote, { name: name.trim(), choices: [...chosen] }, key),
      said: t('quotes.accepted'),
      onDone: onClose,
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('quotes.accept.title')}
      description={t('quotes.accept.hint')}
    >
      <DialogBody>
        <div className="space-y-4">
          <Typed
            label={t('quotes.answer.name')}
            required
            most={255}
            value={name}
            error={missing && name.trim() === '' ? t('form.required') : undefined}
            onType={setName}
          />
          {choosable.length > 0 && (
            <fieldset>
              <legend className="mb-1.5 text-sm font-medium">{t('quotes.accept.choices')}</legend>
              <ul className="divide-y divide-line">
                {choosable.map((line) => (
                  <Choice
                    key={line.id}
                    line={line}
                    currency={quote.currency}
                    on={chosen.has(line.id)}
                    onToggle={() => toggle(line)}
                  />
                ))}
              </ul>
            </fieldset>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" pending={step.isPending} onClick={run}>
          {t('quotes.accept')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </DialogFooter>
    </Dialog>
  );
}

type ChoiceProps = { line: Line; currency: string; on: boolean; onToggle: () => void };

function Choice({ line, currency, on, onToggle }: ChoiceProps) {
  const format = useOrgFormat();
  return (
    <li>
      <label className="flex min-h-11 cursor-pointer items-center gap-3 py-1.5">
        <input
          type="checkbox"
          checked={on}
          onChange={onToggle}
          className="size-5 shrink-0 accent-accent"
        />
        <span className="min-w-0 flex-1">
          <span className="block break-words">{line.name}</span>
          {line.group && (
            <span className="block text-xs text-muted">
              {t('quotes.line.choice', { group: line.group })}
            </span>
          )}
        </span>
        <span className="tabular">{format.money(line.net, currency)}</span>
      </label>
    </li>
  );
}

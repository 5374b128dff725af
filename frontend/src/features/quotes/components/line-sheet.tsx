'use client';

import { ArrowDown, ArrowUp, Files as Copies, LockKeyhole, Trash2 } from 'lucide-react';
import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import type { DraftLine } from '@/features/quotes/draft';
import type { LineErrors } from '@/features/quotes/draft-errors';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { PhotoField } from './photo-field';
import { TaxChoice } from './tax-choice';

type LineSheetProps = {
  line: DraftLine;
  quote: { id: string; title: string };
  /** Whether another line has the same photo. */
  photoShared: boolean;
  errors: LineErrors | undefined;
  net: string | undefined;
  total: string;
  currency: string;
  onChange: (change: Partial<DraftLine>) => void;
  onChoose: () => void;
  onMove: (by: 1 | -1) => void;
  onCopy: () => void;
  onRemove: () => void;
  onClose: () => void;
};

/** All of one line; what it comes to is told at every keystroke. */
export function LineSheet(props: LineSheetProps) {
  const { line, errors = {}, net, total, currency, onChange, onClose } = props;
  const format = useOrgFormat();
  const typed = (name: 'name' | 'description' | 'quantity' | 'unit' | 'group') => ({
    value: line[name],
    error: errors[name],
    onType: (text: string) => onChange({ [name]: text }),
  });
  const number = (
    name: 'quantity' | 'price' | 'cost' | 'markup' | 'discount_percent' | 'discount_amount',
  ) => ({
    kind: 'number' as const,
    value: line[name],
    error: errors[name],
    onType: (text: string) => onChange({ [name]: text }),
  });
  const mayChoose = line.optional || line.group.trim() !== '';
  return (
    <Dialog open wide onClose={onClose} title={line.name || t('quotes.line.unnamed')}>
      <DialogBody>
        <div className="grid grid-cols-2 gap-4">
          <Typed label={t('line.quantity')} required {...number('quantity')} />
          <Typed label={t('quotes.line.unit')} required most={40} {...typed('unit')} />
          <Typed
            label={t('line.price')}
            hint={t('quotes.line.priceHint')}
            {...number('price')}
            className="col-span-2"
          />
          <Typed
            label={t('field.name')}
            required
            most={255}
            {...typed('name')}
            className="col-span-2"
          />
          <Typed
            label={t('field.description')}
            kind="lines"
            most={1000}
            {...typed('description')}
            className="col-span-2"
          />
          <PhotoField
            line={line}
            quote={props.quote}
            shared={props.photoShared}
            onChange={onChange}
          />
          <Typed label={t('quotes.discountPercent')} {...number('discount_percent')} />
          <Typed label={t('quotes.discountAmount')} {...number('discount_amount')} />
          <TaxChoice
            value={line.tax}
            error={errors.tax}
            onChange={(tax) => onChange({ tax })}
            className="col-span-2"
          />
          <fieldset className="col-span-2 grid grid-cols-2 gap-4 rounded-control bg-sunken p-3">
            <legend className="sr-only">{t('quotes.internal')}</legend>
            <p className="col-span-2 flex items-center gap-2 text-sm text-muted">
              <LockKeyhole aria-hidden className="size-4 shrink-0" />
              {t('quotes.internal.hint')}
            </p>
            <Typed label={t('quotes.cost')} {...number('cost')} />
            <Typed label={t('quotes.markup')} {...number('markup')} />
          </fieldset>
          <Typed
            label={t('quotes.line.group')}
            hint={t('quotes.line.groupHint')}
            most={40}
            {...typed('group')}
            className="col-span-2"
          />
          <Tick
            label={t('quotes.line.optional')}
            on={line.optional}
            onToggle={() => onChange({ optional: !line.optional })}
          />
          {mayChoose && (
            <Tick label={t('quotes.line.chosen')} on={line.chosen} onToggle={props.onChoose} />
          )}
        </div>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button onClick={() => props.onMove(-1)}>
            <ArrowUp aria-hidden />
            {t('quotes.moveUp')}
          </Button>
          <Button onClick={() => props.onMove(1)}>
            <ArrowDown aria-hidden />
            {t('quotes.moveDown')}
          </Button>
          <Button onClick={props.onCopy}>
            <Copies aria-hidden />
            {t('quotes.duplicate')}
          </Button>
          <Button onClick={props.onRemove}>
            <Trash2 aria-hidden />
            {t('quotes.remove')}
          </Button>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={onClose}>
          {t('quotes.done')}
        </Button>
        <p className="mr-auto" aria-live="polite">
          <span className="block font-semibold tabular">
            {net === undefined ? '–' : format.money(net, currency)}
          </span>
          <span className="block text-xs text-muted tabular">
            {t('quotes.totalOf', { amount: format.money(total, currency) })}
          </span>
        </p>
      </DialogFooter>
    </Dialog>
  );
}

type TickProps = { label: string; on: boolean; onToggle: () => void };

function Tick({ label, on, onToggle }: TickProps) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <Checkbox checked={on} onChange={onToggle} />
      {label}
    </label>
  );
}

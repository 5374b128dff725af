'use client';

import { Trash2 } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { plain, type DraftLine } from '@/features/quotes/draft';
import type { LineErrors } from '@/features/quotes/draft-errors';
import { eachOf } from '@/features/quotes/draft-preview';
import { cn } from '@/lib/cn';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { LinePhoto } from './line-photo';
import { SwipeAway } from './swipe-away';

export type LineDeeds = {
  onOpen: (id: string) => void;
  onRemove: (id: string) => void;
  onMove: (id: string, by: 1 | -1) => void;
};

type LineRowProps = LineDeeds & {
  line: DraftLine;
  gross: string | undefined;
  net: string | undefined;
  currency: string;
  errors: LineErrors | undefined;
};

/** One line of a section: tapped to be changed, drawn to the left to be removed. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, gross, net, currency, errors, onOpen, onRemove, onMove } = props;
  const format = useOrgFormat();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete') onRemove(line.id);
    else if (event.altKey && event.key === 'ArrowUp') onMove(line.id, -1);
    else if (event.altKey && event.key === 'ArrowDown') onMove(line.id, 1);
    else return;
    event.preventDefault();
  };
  const each = gross === undefined ? '' : format.money(eachOf(line, gross), currency);
  const wrong = errors && Object.values(errors);
  return (
    <li className="[content-visibility:auto]" style={{ containIntrinsicHeight: '3.75rem' }}>
      <SwipeAway onAway={() => onRemove(line.id)}>
        <div className="flex items-center gap-2 px-4 md:px-5">
          <button
            type="button"
            data-line={line.id}
            onClick={() => onOpen(line.id)}
            onKeyDown={onKeyDown}
            className={cn(
              'flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 text-left focus-visible:-outline-offset-2',
              !line.chosen && 'text-muted',
            )}
          >
            {line.photo_id && <LinePhoto key={line.photo_id} id={line.photo_id} name={line.name} />}
            <span className="min-w-0 flex-1">
              <span className="block font-medium break-words">
                {line.name || t('quotes.line.unnamed')}
              </span>
              <span className="block text-sm text-muted tabular">
                {t('quotes.line.each', {
                  quantity: format.decimal(plain(line.quantity)),
                  unit: line.unit,
                  price: each,
                })}
              </span>
              <span className="flex flex-wrap gap-1.5">
                {line.optional && <Badge>{t('quotes.line.optional')}</Badge>}
                {line.group.trim() && (
                  <Badge tone="accent">{t('quotes.line.choice', { group: line.group })}</Badge>
                )}
                {!line.chosen && <Badge tone="warn">{t('quotes.line.notChosen')}</Badge>}
              </span>
              {wrong && <span className="block text-sm text-bad">{wrong.join(' ')}</span>}
            </span>
            <span className="font-medium tabular">
              {net === undefined ? '–' : format.money(net, currency)}
            </span>
          </button>
          <Button
            tone="quiet"
            size="icon"
            className="-mr-2 text-muted max-md:hidden"
            aria-label={t('quotes.line.remove', { name: line.name })}
            onClick={() => onRemove(line.id)}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      </SwipeAway>
    </li>
  );
});

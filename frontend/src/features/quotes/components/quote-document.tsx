'use client';

import { FilePenLine } from 'lucide-react';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { Line, QuoteDetail, Section } from '@/features/quotes/api';
import { cn } from '@/lib/cn';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { compareDecimals } from '@/lib/money/money';
import { LinePhoto } from './line-photo';
import { QuoteTotals } from './quote-totals';

/** What the quote says, as its client reads it. */
export function QuoteDocument({ quote }: { quote: QuoteDetail }) {
  return (
    <Card title={t('quotes.lines')} count={String(quote.line_count)}>
      {quote.intro && <p className="mb-4 break-words whitespace-pre-line">{quote.intro}</p>}
      {quote.line_count === 0 && (
        <EmptyState icon={FilePenLine} title={t('quotes.nothing')} hint={t('quotes.empty.hint')} />
      )}
      <div className="space-y-5">
        {quote.sections.map((section) => (
          <DocumentSection key={section.id} section={section} currency={quote.currency} />
        ))}
      </div>
      <QuoteTotals quote={quote} />
      {quote.terms && (
        <div className="mt-5 border-t border-line pt-4">
          <h3 className="font-semibold">{t('quotes.terms')}</h3>
          <p className="mt-1 text-sm break-words whitespace-pre-line">{quote.terms}</p>
        </div>
      )}
    </Card>
  );
}

function DocumentSection({ section, currency }: { section: Section; currency: string }) {
  const format = useOrgFormat();
  const measures = section.dimensions
    .map(({ label, value, unit }) => `${label} ${format.decimal(value)} ${unit}`)
    .join(' · ');
  return (
    <section>
      <header className="flex items-baseline justify-between gap-3 border-b border-line pb-1.5">
        <h3 className="min-w-0 font-semibold break-words">
          {section.name ?? t('quotes.section.unnamed')}
        </h3>
        <span className="font-medium tabular">{format.money(section.subtotal, currency)}</span>
      </header>
      {measures && <p className="mt-1 text-sm text-muted">{measures}</p>}
      {section.note && (
        <p className="mt-1 text-sm break-words whitespace-pre-line text-muted">{section.note}</p>
      )}
      <ul className="divide-y divide-line">
        {section.lines.map((line) => (
          <DocumentLine key={line.id} line={line} currency={currency} />
        ))}
      </ul>
    </section>
  );
}

function DocumentLine({ line, currency }: { line: Line; currency: string }) {
  const format = useOrgFormat();
  const discounted = compareDecimals(line.gross, line.net) !== 0;
  return (
    <li
      className="flex gap-3 py-2.5 [content-visibility:auto]"
      style={{ containIntrinsicHeight: '3.75rem' }}
    >
      {line.photo_id && <LinePhoto id={line.photo_id} name={line.name} />}
      <div className={cn('min-w-0 flex-1', !line.chosen && 'text-muted')}>
        <p className="font-medium break-words">{line.name}</p>
        {line.description && (
          <p className="text-sm break-words whitespace-pre-line text-muted">{line.description}</p>
        )}
        <p className="text-sm text-muted tabular">
          {t('quotes.line.each', {
            quantity: format.decimal(line.quantity),
            unit: line.unit,
            price: format.money(line.unit_price, currency),
          })}
        </p>
        <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
          {line.optional && <Badge>{t('quotes.line.optional')}</Badge>}
          {line.group && (
            <Badge tone="accent">{t('quotes.line.choice', { group: line.group })}</Badge>
          )}
          {!line.chosen && <Badge tone="warn">{t('quotes.line.notChosen')}</Badge>}
        </p>
      </div>
      <div className={cn('text-right tabular', !line.chosen && 'text-muted')}>
        <p className="font-medium">{format.money(line.net, currency)}</p>
        {discounted && (
          <p className="text-sm text-muted line-through">{format.money(line.gross, currency)}</p>
        )}
      </div>
    </li>
  );
}

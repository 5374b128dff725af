import type { Schemas } from '@/lib/api/client';
import { t } from '@/lib/i18n/quote-page';
import { change } from '@/lib/offline/write';
import type { Quote } from './api';
import { quoteLabels } from './labels';

/** The write of what changed in a draft; `show` is how it looks meanwhile. */
export function changedQuote(
  quote: Pick<Quote, 'id' | 'version' | 'title'>,
  changes: Omit<Schemas['QuoteChange'], 'version'>,
  show: object,
) {
  const about = { kind: t('record.quote'), title: quote.title, labels: quoteLabels };
  return change('quotes', quote, changes, about, show);
}

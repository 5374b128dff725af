import type { Conflict } from '@/components/form/use-record-form';
import { t } from '@/lib/i18n/quote-page';
import type { QuoteDetail } from './api';
import { draftOf, plain, type Draft, type DraftFields } from './draft';
import { totalsOf } from './draft-totals';
import { quoteLabels } from './labels';

type Values = Record<string, string>;

export type QuoteConflict = Conflict<Values> & { labels: Values; quote: QuoteDetail };

type NameOf = (owner: string) => string;

function wordsOf(name: keyof DraftFields, fields: DraftFields, nameOf: NameOf): string {
  if (name === 'template') return t(`quotes.template.${fields.template}`);
  return name === 'owner_id' ? nameOf(fields.owner_id) : fields[name];
}

function valuesOf({ fields, sections }: Draft, labels: Values, nameOf: NameOf): Values {
  const values: Values = {};
  for (const name of Object.keys(fields) as (keyof DraftFields)[]) {
    values[name] = wordsOf(name, fields, nameOf);
    labels[name] = quoteLabels[name];
  }
  for (const line of sections.flatMap((section) => section.lines)) {
    values[line.id] = t('quotes.line.each', {
      quantity: plain(line.quantity),
      unit: line.unit,
      price: plain(line.price) || plain(line.cost),
    });
    labels[line.id] = line.name;
  }
  return values;
}

/** What stands in the quote by now beside what was to be saved, field by field and line by line. */
export function quoteConflict(quote: QuoteDetail, mine: Draft, nameOf: NameOf): QuoteConflict {
  const labels: Values = { total: t('field.total') };
  const theirs = { total: quote.total, ...valuesOf(draftOf(quote), labels, nameOf) };
  const yours = { total: totalsOf(mine, quote).total, ...valuesOf(mine, labels, nameOf) };
  const names = Object.keys(labels);
  const whole = (values: Values) =>
    Object.fromEntries(names.map((name) => [name, values[name] ?? '']));
  return { quote, version: quote.version, labels, theirs: whole(theirs), yours: whole(yours) };
}

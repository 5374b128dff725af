import type { Conflict } from '@/components/form/use-record-form';
import { t } from '@/lib/i18n/opportunities';
import type { DealDetail } from './api';
import { plain, rowsOf, type LineRow } from './lines';

type Values = Record<string, string>;

export type LineConflict = Conflict<Values> & { labels: Values; deal: DealDetail };

function inWords(row: LineRow | undefined): string {
  if (!row) return '';
  const [quantity, price, discount] = [row.quantity, row.price, row.discount].map(plain);
  const values = { quantity: quantity ?? '', price: price ?? '' };
  return discount ? t('lines.valueDiscount', { ...values, discount }) : t('lines.value', values);
}

/** The lines that stand in the deal by now beside those that were to be saved, line by line. */
export function lineConflict(deal: DealDetail, mine: readonly LineRow[]): LineConflict {
  const stored = rowsOf(deal.line_items);
  const rows = [...stored, ...mine];
  const each = (from: readonly LineRow[]): Values =>
    Object.fromEntries(
      rows.map(({ id }) => [id, inWords(from.find((candidate) => candidate.id === id))]),
    );
  return {
    deal,
    version: deal.version,
    theirs: each(stored),
    yours: each(mine),
    labels: Object.fromEntries(rows.map((row) => [row.id, row.product])),
  };
}

import { currencyDigits, readDecimal, writeDecimal } from '@/lib/money/money';
import { halfUp } from '@/lib/pricing/exact';
import type { Line, QuoteDetail } from './api';
import { plain, sectionsInput, type Draft, type DraftLine } from './draft';
import type { DraftTotals } from './draft-totals';

type Shown = Pick<QuoteDetail, 'sections' | 'subtotal' | 'discount' | 'taxes' | 'total'> &
  Pick<QuoteDetail, 'cost_total' | 'line_count'>;

/** How the quote looks until the server has said what it comes to. */
export function previewOf(draft: Pick<Draft, 'sections'>, totals: DraftTotals): Shown {
  const { subtotal, discount, taxes, total, cost_total, line_count } = totals;
  const none = writeDecimal(0n, currencyDigits(totals.currency));
  const inputs = sectionsInput(draft.sections);
  return {
    ...{ subtotal, discount, taxes, total, cost_total, line_count },
    sections: draft.sections.map((section, at) => ({
      id: section.id,
      icon: section.icon,
      dimensions: section.dimensions,
      name: inputs[at]?.name ?? null,
      note: inputs[at]?.note ?? null,
      markup: inputs[at]?.markup ?? null,
      subtotal: totals.sections.get(section.id) ?? none,
      lines: section.lines.map((line): Line => {
        const { gross = none, net = none } = totals.lines.get(line.id) ?? {};
        return {
          ...line,
          quantity: plain(line.quantity),
          cost: plain(line.cost) || null,
          price: plain(line.price) || null,
          markup: plain(line.markup) || null,
          description: line.description.trim() || null,
          group: line.group.trim() || null,
          discount_percent: plain(line.discount_percent) || '0',
          discount_amount: plain(line.discount_amount) || '0',
          unit_price: eachOf(line, gross),
          gross,
          net,
          total: line.chosen ? net : none,
        };
      }),
    })),
  };
}

/** What one comes to, in the digits of the currency. */
export function eachOf(line: DraftLine, gross: string): string {
  const own = plain(line.price);
  if (own !== '') return own;
  const whole = readDecimal(gross);
  const quantity = readDecimal(plain(line.quantity));
  if (!whole || !quantity || quantity.units <= 0n) return gross;
  const each = halfUp([whole.units * 10n ** BigInt(quantity.scale), quantity.units]);
  return writeDecimal(each, whole.scale);
}

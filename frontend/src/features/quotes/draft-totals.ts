import { currencyDigits, readDecimal, writeDecimal } from '@/lib/money/money';
import { exact, halfUp, Refused, times, whole } from '@/lib/pricing/exact';
import { price, priceLine, type Policy, type Priced, type PriceLine } from '@/lib/pricing/price';
import type { QuoteDetail } from './api';
import { plain, type Draft, type DraftFields, type DraftLine, type DraftSection } from './draft';

/** How the quote is priced besides what is typed. */
export type Terms = Pick<QuoteDetail, 'currency' | 'margin_basis'>;

/** What of a draft is priced. */
type PricedDraft = Pick<Draft, 'sections'> & {
  fields: Pick<DraftFields, 'markup' | 'discount_percent' | 'discount_amount'>;
};

/** What a line comes to; null while it cannot be computed. */
export type LineSums = { gross: string; net: string } | null;

export type DraftTotals = Pick<
  QuoteDetail,
  'subtotal' | 'discount' | 'taxes' | 'total' | 'cost_total' | 'currency' | 'line_count'
> & {
  lines: ReadonlyMap<string, LineSums>;
  sections: ReadonlyMap<string, string>;
  /** Not all lines could be computed, or the document's discount is more than there is. */
  incomplete: boolean;
};

type Known = { markup: string; policy: string; toPrice: PriceLine; sums: LineSums };

/** A line never changes in place, so what it comes to is computed once. */
const known = new WeakMap<DraftLine, Known>();

function toPrice(line: DraftLine, section: DraftSection): PriceLine {
  const sold = plain(line.price) !== '';
  return {
    quantity: plain(line.quantity),
    unit: plain(sold ? line.price : line.cost),
    markup: sold ? '0' : plain(line.markup) || undefined,
    family_markup: plain(section.markup) || undefined,
    discount: {
      percent: plain(line.discount_percent) || '0',
      amount: plain(line.discount_amount) || '0',
    },
    tax: line.tax
      ? {
          rates: line.tax.rates.map((rate) => [rate.name, rate.percent] as const),
          inclusive: line.tax.inclusive,
        }
      : undefined,
    group: line.group.trim() ? `${section.id} ${line.group.trim()}` : undefined,
    optional: line.optional,
    chosen: line.chosen,
  };
}

function refusable<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (cause) {
    if (cause instanceof Refused) return null;
    throw cause;
  }
}

function knownOf(line: DraftLine, section: DraftSection, policy: Policy, digits: number): Known {
  const key = `${policy.basis} ${policy.markup} ${digits}`;
  const before = known.get(line);
  if (before?.markup === section.markup && before.policy === key) return before;
  const entered = toPrice(line, section);
  const sums = refusable(() => {
    const { gross, net } = priceLine(entered, digits, policy);
    return { gross: writeDecimal(gross, digits), net: writeDecimal(net, digits) };
  });
  const found = { markup: section.markup, policy: key, toPrice: entered, sums };
  known.set(line, found);
  return found;
}

const NOTHING: Priced = { lines: [], subtotal: 0n, discount: 0n, taxes: [], total: 0n };

/** What the draft comes to at this keystroke; what cannot be computed yet counts for nothing. */
export function totalsOf(draft: PricedDraft, terms: Terms): DraftTotals {
  const digits = currencyDigits(terms.currency);
  const policy: Policy = { markup: plain(draft.fields.markup) || '0', basis: terms.margin_basis };
  const all = draft.sections.flatMap((section) =>
    section.lines.map((line) => ({ line, section, ...knownOf(line, section, policy, digits) })),
  );
  const counted = all.filter((each) => each.sums !== null);
  const lines = counted.map((each) => each.toPrice);
  const discount = {
    percent: plain(draft.fields.discount_percent) || '0',
    amount: plain(draft.fields.discount_amount) || '0',
  };
  const discounted = refusable(() => price(lines, digits, discount, policy));
  const sums = discounted ?? refusable(() => price(lines, digits, {}, policy)) ?? NOTHING;
  const amount = (minor: bigint) => writeDecimal(minor, digits);
  const subtotals = new Map<string, bigint>(draft.sections.map(({ id }) => [id, 0n]));
  counted.forEach(({ line, section }, number) => {
    const net = line.chosen ? (sums.lines[number]?.net ?? 0n) : 0n;
    subtotals.set(section.id, (subtotals.get(section.id) ?? 0n) + net);
  });
  return {
    currency: terms.currency,
    line_count: all.length,
    lines: new Map(all.map((each) => [each.line.id, each.sums])),
    sections: new Map([...subtotals].map(([id, minor]) => [id, amount(minor)])),
    subtotal: amount(sums.subtotal),
    discount: amount(sums.discount),
    taxes: taxesOf(sums, draft).map(({ minor, ...tax }) => ({ ...tax, amount: amount(minor) })),
    total: amount(sums.total),
    cost_total: amount(costOf(draft, digits)),
    incomplete: discounted === null || counted.length < all.length,
  };
}

/** The engine names a rate; its percentage is that of the first line that has it. */
function taxesOf(sums: Priced, draft: PricedDraft) {
  const seen = new Map<string, string>();
  for (const { tax, chosen } of draft.sections.flatMap((section) => section.lines)) {
    if (!tax || !chosen) continue;
    for (const rate of tax.rates) {
      const key = JSON.stringify([
        rate.name,
        String(halfUp(times(exact(rate.percent, ''), whole(10_000)))),
        tax.inclusive,
      ]);
      if (!seen.has(key)) seen.set(key, rate.percent);
    }
  }
  const percents = [...seen.values()];
  return sums.taxes.map(({ name, inclusive, amount }, place) => ({
    name,
    inclusive,
    percent: percents[place] ?? '0',
    minor: amount,
  }));
}

/** Decimals of a cost times a quantity, more than any of them may have. */
const COST_SCALE = 24;

function costOf(draft: PricedDraft, digits: number): bigint {
  let sum = 0n;
  for (const line of draft.sections.flatMap((section) => section.lines)) {
    const cost = readDecimal(plain(line.cost));
    const quantity = readDecimal(plain(line.quantity));
    const scale = (cost?.scale ?? 0) + (quantity?.scale ?? 0);
    if (!line.chosen || !cost || !quantity || scale > COST_SCALE) continue;
    sum += cost.units * quantity.units * 10n ** BigInt(COST_SCALE - scale);
  }
  return halfUp([sum, 10n ** BigInt(COST_SCALE - digits)]);
}

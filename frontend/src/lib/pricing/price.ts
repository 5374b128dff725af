import {
  exact,
  halfUp,
  isLess,
  minus,
  over,
  plus,
  Refused,
  times,
  whole,
  type Exact,
} from './exact';

/**
 * What lines come to, as the server's engine prices them (functions/pricing): a preview that its answer replaces. Amounts and
 * percentages are decimal strings on the way in, minor units on the way out.
 */
export type Policy = { markup: string; basis: 'line' | 'unit' };
export type Discount = { percent?: string; amount?: string };
export type TaxCode = {
  rates: readonly (readonly [name: string, percent: string])[];
  inclusive: boolean;
};

export type PriceLine = {
  quantity: string;
  unit: string;
  markup?: string;
  family_markup?: string;
  discount?: Discount;
  tax?: TaxCode;
  group?: string;
  optional?: boolean;
  chosen?: boolean;
};

export type LinePrice = { gross: bigint; net: bigint };
export type PricedLine = LinePrice & { share: bigint; taxes: bigint[]; total: bigint };
export type TaxSum = { name: string; inclusive: boolean; amount: bigint };
export type Priced = {
  lines: PricedLine[];
  subtotal: bigint;
  discount: bigint;
  taxes: TaxSum[];
  total: bigint;
};

const NONE = whole(0);
const HUNDRED = whole(100);
const BELOW_MARKUP = whole(1000);
const MOST_MINOR = 10n ** 15n;
const AS_IT_IS: Policy = { markup: '0', basis: 'line' };

/** What a line comes to by itself, in a currency of so many digits. */
export function priceLine(
  line: PriceLine,
  digits: number,
  policy: Policy = AS_IT_IS,
  place = '',
): LinePrice {
  const markup = exact(line.markup ?? line.family_markup ?? policy.markup, `${place}markup`);
  if (isLess(markup, NONE) || !isLess(markup, BELOW_MARKUP)) {
    throw new Refused(`${place}markup`, 'markup_out_of_range');
  }
  const unit = minor(line.unit, digits, `${place}unit`);
  const cost = times(unit, positive(line.quantity, `${place}quantity`));
  const marked = policy.basis === 'line' ? cost : unit;
  const full = plus(cost, over(times(marked, markup), HUNDRED));
  return { gross: halfUp(full), net: less(full, line.discount ?? {}, digits, place) };
}

/** What a document comes to. */
export function price(
  lines: readonly PriceLine[],
  digits: number,
  discount: Discount = {},
  policy: Policy = AS_IT_IS,
): Priced {
  requireChoices(lines);
  const alone = lines.map((line, number) => {
    const each = priceLine(line, digits, policy, placeOf(number));
    return { ...each, line, counted: line.chosen === false ? 0n : each.net };
  });
  const subtotal = total(alone.map((each) => each.counted));
  const off = subtotal - less(whole(subtotal), discount, digits, '');
  const shares = split(
    off,
    alone.map((each) => each.counted),
  );
  const priced = alone.map(({ line, gross, net }, number) =>
    taxed(line, { gross, net }, shares[number] ?? 0n, placeOf(number)),
  );
  return {
    lines: priced,
    subtotal,
    discount: off,
    taxes: taxSums(lines, priced),
    total: total(priced.map((each, number) => (lines[number]?.chosen === false ? 0n : each.total))),
  };
}

function total(amounts: readonly bigint[]): bigint {
  const sum = amounts.reduce((most, amount) => most + amount, 0n);
  if (sum > MOST_MINOR) throw new Refused('line_items', 'amount_too_large');
  return sum;
}

/** An amount in whole parts that add up to it, by weight; what is left goes to the largest remainders, in order. */
function split(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((most, weight) => most + weight, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / sum);
  const left = Number(amount - parts.reduce((most, part) => most + part, 0n));
  const remainders = weights.map((weight, place) => ({ place, rest: (amount * weight) % sum }));
  remainders.sort((a, b) => (a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1));
  const favoured = new Set(remainders.slice(0, left).map((each) => each.place));
  return parts.map((part, place) => (favoured.has(place) ? part + 1n : part));
}

const placeOf = (number: number) => `line_items.${number}.`;

function positive(text: string, path: string): Exact {
  const value = exact(text, path);
  if (isLess(value, NONE)) throw new Refused(path, 'not_a_number');
  return value;
}

function minor(text: string, digits: number, path: string): Exact {
  return times(positive(text, path), whole(10n ** BigInt(digits)));
}

/** What a discount leaves of a price. */
function less(full: Exact, discount: Discount, digits: number, place: string): bigint {
  const path = `${place}discount`;
  const percent = exact(discount.percent ?? '0', path);
  const amount = halfUp(minor(discount.amount ?? '0', digits, path));
  const net = halfUp(over(times(full, minus(HUNDRED, percent)), HUNDRED)) - amount;
  if (isLess(percent, NONE) || isLess(HUNDRED, percent) || net < 0n) {
    throw new Refused(path, 'discount_out_of_range');
  }
  return net;
}

function taxed(line: PriceLine, alone: LinePrice, share: bigint, place: string): PricedLine {
  const { rates, inclusive } = line.tax ?? { rates: [], inclusive: false };
  const percents = rates.map(([, percent]) => exact(percent, `${place}tax`));
  const sum = percents.reduce(plus, NONE);
  if (percents.some((percent) => isLess(percent, NONE)) || isLess(HUNDRED, sum)) {
    throw new Refused(`${place}tax`, 'tax_out_of_range');
  }
  const charged = alone.net - share;
  const base = inclusive ? plus(HUNDRED, sum) : HUNDRED;
  const taxes = percents.map((percent) => halfUp(over(times(whole(charged), percent), base)));
  const added = inclusive ? 0n : taxes.reduce((most, tax) => most + tax, 0n);
  return { ...alone, share, taxes, total: charged + added };
}

/** The taxes of the lines that count, by rate, in the order they first occur. */
function taxSums(lines: readonly PriceLine[], priced: readonly PricedLine[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  lines.forEach(({ tax, chosen }, number) => {
    if (!tax || chosen === false) return;
    tax.rates.forEach(([name, percent], place) => {
      const rate = halfUp(times(exact(percent, 'tax'), whole(10_000)));
      const key = JSON.stringify([name, String(rate), tax.inclusive]);
      const before = sums.get(key)?.amount ?? 0n;
      const amount = before + (priced[number]?.taxes[place] ?? 0n);
      sums.set(key, { name, inclusive: tax.inclusive, amount });
    });
  });
  return [...sums.values()];
}

/** What is not optional is chosen, and of a group one line, or none where all of it is optional. */
function requireChoices(lines: readonly PriceLine[]): void {
  const groups = new Map<string, { first: number; chosen: number; optional: boolean }>();
  lines.forEach(({ group, optional = false, chosen = true }, number) => {
    if (group === undefined) {
      if (!chosen && !optional) throw new Refused(`${placeOf(number)}chosen`, 'not_optional');
      return;
    }
    const before = groups.get(group) ?? { first: number, chosen: 0, optional: true };
    groups.set(group, {
      first: before.first,
      chosen: before.chosen + (chosen ? 1 : 0),
      optional: before.optional && optional,
    });
  });
  for (const { first, chosen, optional } of groups.values()) {
    if (chosen > 1 || (chosen === 0 && !optional)) {
      throw new Refused(`${placeOf(first)}chosen`, 'choose_one');
    }
  }
}

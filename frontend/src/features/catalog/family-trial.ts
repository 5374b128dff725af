import { currencyDigits, writeDecimal } from '@/lib/money/money';
import { Refused } from '@/lib/pricing/exact';
import { chosenAtFirst, lengthUnit, measures } from '@/lib/pricing/family';
import { quantity } from '@/lib/pricing/formula';
import { price, priceLine, type Policy, type PriceLine, type TaxCode } from '@/lib/pricing/price';
import type { Product } from './api';
import type { DimensionInput, ItemInput } from './family-schema';
import type { TaxCode as StoredTaxCode } from './tax-codes-api';

/** What the firm has that items refer to. */
export type Circumstances = {
  currency: string;
  policy: Policy;
  products: ReadonlyMap<string, Product>;
  taxCodes: readonly StoredTaxCode[];
};

export type Entered = {
  markup: string;
  dimensions: readonly DimensionInput[];
  items: readonly ItemInput[];
};

/** An item as a line: its quantity and what it comes to, or why it cannot be computed. */
export type TriedLine = {
  id: string;
  name: string;
  unit: string;
  chosen: boolean;
  optional: boolean;
  group: string;
  quantity?: string;
  amount?: string;
  refused?: string;
};

export type Trial = { lines: TriedLine[]; subtotal?: string; total?: string; refused?: string };

const PIECES = 'pcs';

/** Why a formula cannot be computed, by the server's code; undefined when it can. */
export function refusalOf(compute: () => unknown): string | undefined {
  try {
    compute();
    return undefined;
  } catch (cause) {
    if (cause instanceof Refused) return cause.code;
    throw cause;
  }
}

export function unitOf(item: ItemInput, products: Circumstances['products']): string {
  return item.unit.trim() || products.get(item.product_id)?.unit || PIECES;
}

/** What a family comes to as it is entered, by the browser's twin of the server's engine. */
export function tryFamily(
  entered: Entered,
  values: Readonly<Record<string, string>>,
  circumstances: Circumstances,
): Trial {
  const { currency } = circumstances;
  const digits = currencyDigits(currency);
  const measured = measures(entered.dimensions, values);
  const unit = lengthUnit(entered.dimensions);
  const chosen = chosenAtFirst(
    entered.items.map((item) => ({ ...item, group: item.group.trim() || null })),
  );
  const priced: PriceLine[] = [];
  const lines = entered.items.map((item): TriedLine => {
    const into = unitOf(item, circumstances.products);
    const line: TriedLine = {
      id: item.id,
      name: item.name.trim() || (circumstances.products.get(item.product_id)?.name ?? ''),
      unit: into,
      chosen: chosen.has(item.id),
      optional: item.optional,
      group: item.group.trim(),
    };
    const refused = refusalOf(() => {
      line.quantity = short(quantity(item.quantity, measured, unit, into, 'quantity'));
      const toPrice = lineOf(item, line, entered.markup, circumstances);
      const { net } = priceLine(toPrice, digits, circumstances.policy);
      line.amount = writeDecimal(net, digits);
      priced.push(toPrice);
    });
    return refused ? { ...line, refused } : line;
  });
  if (priced.length < lines.length) return { lines };
  const trial: Trial = { lines };
  trial.refused = refusalOf(() => {
    const sums = price(priced, digits, {}, circumstances.policy);
    trial.subtotal = writeDecimal(sums.subtotal, digits);
    trial.total = writeDecimal(sums.total, digits);
  });
  return trial;
}

function lineOf(
  item: ItemInput,
  line: TriedLine,
  familyMarkup: string,
  { products, taxCodes }: Circumstances,
): PriceLine {
  const product = products.get(item.product_id);
  const own = item.cost.trim() !== '' || item.price.trim() !== '';
  const cost = own ? plain(item.cost) : (product?.cost ?? '');
  const sells = own ? plain(item.price) : (product?.standard_list_price ?? '0');
  const code = item.tax_code_id || product?.tax_code_id;
  return {
    quantity: line.quantity ?? '0',
    unit: cost === '' ? sells || '0' : cost,
    markup: cost === '' ? '0' : plain(item.markup) || undefined,
    family_markup: plain(familyMarkup) || undefined,
    tax: taxOf(taxCodes.find((each) => (code ? each.id === code : each.is_default))),
    group: line.group || undefined,
    optional: item.optional,
    chosen: line.chosen,
  };
}

function taxOf(code: StoredTaxCode | undefined): TaxCode | undefined {
  if (!code) return undefined;
  const rates = code.rates.map((rate) => [rate.name, rate.percent] as const);
  return { rates, inclusive: code.inclusive };
}

/** A number as it is typed, without what groups its digits. */
const plain = (text: string) => text.replace(/[\s,]/g, '');

const short = (text: string) => text.replace(/\.?0+$/, '');

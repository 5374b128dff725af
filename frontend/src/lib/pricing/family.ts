import type { Schemas } from '@/lib/api/client';
import { readDecimal } from '@/lib/money/money';
import { Refused } from './exact';
import { measure, quantity, type LengthUnit, type Value } from './formula';

type Family = Pick<Schemas['FamilyDetail'], 'dimensions' | 'items' | 'products'>;
type Item = Family['items'][number];
type Tax = Schemas['LineTax-Output'];
type StoredTax = Schemas['TaxCode'];

/** An item of a family as a line of its own: everything is copied, nothing refers to the catalogue. */
export type FamilyLine = {
  name: string;
  description: string | null;
  unit: string;
  quantity: string;
  cost: string | null;
  price: string | null;
  markup: string | null;
  tax: Tax | null;
  optional: boolean;
  group: string | null;
  chosen: boolean;
  photo_id: string | null;
};

/** A line, or the server's code for why its formula cannot be computed. */
type Evaluated = { line: FamilyLine; refused?: string };

const PIECES = 'pcs';

/** What the family's items come to for these measures, by the browser's twin of the server's formulas. */
export function familyLines(
  family: Family,
  values: Readonly<Record<string, string>>,
  taxCodes: readonly StoredTax[],
): Evaluated[] {
  const measured = measures(family.dimensions, values);
  const unit = lengthUnit(family.dimensions);
  const chosen = chosenAtFirst(family.items);
  return family.items.map((item) => {
    const line = copyOf(item, family, taxCodes, chosen.has(item.id));
    try {
      const computed = quantity(item.quantity, measured, unit, line.unit, 'quantity');
      return { line: { ...line, quantity: computed.replace(/\.?0+$/, '') || '0' } };
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      return { line, refused: cause.code };
    }
  });
}

function copyOf(
  item: Item,
  family: Family,
  taxCodes: readonly StoredTax[],
  chosen: boolean,
): FamilyLine {
  const product = family.products.find((each) => each.id === item.product_id);
  const own = item.cost !== null || item.price !== null;
  const cost = own ? item.cost : (product?.cost ?? null);
  const price = own ? item.price : (product?.standard_list_price ?? null);
  return {
    name: item.name ?? product?.name ?? '',
    description: item.description ?? product?.description ?? null,
    unit: item.unit ?? product?.unit ?? PIECES,
    quantity: '',
    cost,
    price: cost === null ? (price ?? '0') : null,
    markup: item.markup,
    tax: taxFor(item.tax_code_id ?? product?.tax_code_id ?? null, taxCodes),
    optional: item.optional,
    group: item.group,
    chosen,
    photo_id: product?.image_id ?? null,
  };
}

/** The rates of a code, or of the firm's usual one. */
export function taxFor(id: string | null, codes: readonly StoredTax[]): Tax | null {
  const code = codes.find((each) => (id === null ? each.is_default : each.id === id));
  return code ? { name: code.name, rates: code.rates, inclusive: code.inclusive } : null;
}

/** A dimension as it is stored, or as it is entered. */
type Dimension = { name: string; unit: string; default: string };

/** The unit in which what a formula rounds is counted: that of the first length. */
export function lengthUnit(dimensions: readonly Dimension[]): LengthUnit {
  return (dimensions.find(({ unit }) => unit !== PIECES)?.unit ?? 'm') as LengthUnit;
}

/** How much each dimension is: as said, else as at first. What is no number yet is left out. */
export function measures(
  dimensions: readonly Dimension[],
  values: Readonly<Record<string, string>>,
): ReadonlyMap<string, Value> {
  return new Map(
    dimensions.flatMap((each) => {
      const text = (values[each.name] ?? each.default).replace(/[\s,]/g, '');
      return readDecimal(text) ? [[each.name, measure(text, each.unit)] as const] : [];
    }),
  );
}

/** Of a group the first is chosen, unless all of it is optional; so is what stands alone and is not optional. */
export function chosenAtFirst(
  items: readonly Pick<Item, 'id' | 'group' | 'optional'>[],
): ReadonlySet<string> {
  const kept = new Set(items.flatMap((each) => (each.optional ? [] : [each.group])));
  const taken = new Set<string>();
  return new Set(
    items.flatMap(({ id, group, optional }) => {
      if (group === null) return optional ? [] : [id];
      if (!kept.has(group) || taken.has(group)) return [];
      taken.add(group);
      return [id];
    }),
  );
}

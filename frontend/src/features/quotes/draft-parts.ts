import type { FamilyLine } from '@/lib/pricing/family';
import { plain, type DraftLine, type DraftSection } from './draft';
import type { Family, Product } from './families';

const orEmpty = (text: string | null) => text ?? '';

const NEW_LINE = {
  quantity: '1',
  discount_percent: '',
  discount_amount: '',
  optional: false,
  group: '',
  chosen: true,
} as const;

/** A line of what is sold, or of what was typed. */
export function newLine(
  id: string,
  from: { name: string; product?: Product },
  tax: DraftLine['tax'],
): DraftLine {
  const { product } = from;
  return {
    ...NEW_LINE,
    id,
    name: from.name,
    description: '',
    unit: product?.unit ?? 'pcs',
    cost: product?.cost ?? '',
    price: product?.standard_list_price ?? '',
    markup: '',
    tax,
    photo_id: product?.image_id ?? null,
  };
}

/** A family with its measures as a section; an item of which nothing is needed is left out. */
export function sectionFromFamily(
  family: Family,
  values: Readonly<Record<string, string>>,
  lines: readonly FamilyLine[],
  makeId: () => string,
): DraftSection {
  return {
    id: makeId(),
    name: family.name,
    icon: family.icon,
    note: '',
    markup: family.markup ?? '',
    dimensions: family.dimensions.map(({ name, label, unit, default: usual }) => ({
      name,
      label,
      unit,
      value: plain(values[name] ?? usual),
    })),
    lines: lines
      .filter((line) => line.quantity !== '0')
      .map((line) => ({
        ...NEW_LINE,
        ...line,
        id: makeId(),
        description: orEmpty(line.description),
        cost: orEmpty(line.cost),
        price: orEmpty(line.price),
        markup: orEmpty(line.markup),
        group: orEmpty(line.group),
      })),
  };
}

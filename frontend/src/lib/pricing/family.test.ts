import { describe, expect, it } from 'vitest';
import type { Schemas } from '@/lib/api/client';
import { familyLines } from './family';

type Item = Schemas['FamilyItemOut'];
type Product = Schemas['ProductOut'];

const item = (id: string, quantity: string, values: Partial<Item> = {}): Item => ({
  id,
  product_id: null,
  name: id,
  description: null,
  unit: null,
  cost: null,
  price: '10.00',
  markup: null,
  tax_code_id: null,
  quantity,
  optional: false,
  group: null,
  ...values,
});
const ply = {
  id: 'p1',
  name: 'Marine ply',
  description: '18 mm',
  unit: 'sheet',
  cost: '3350.00',
  standard_list_price: '4300.00',
  tax_code_id: null,
  image_id: 'i1',
} as Product;
const gst = {
  id: 't1',
  name: 'GST 18 %',
  rates: [{ name: 'GST', percent: '18' }],
  inclusive: false,
  is_default: true,
} as Schemas['TaxCode'];
const dimensions: Schemas['Dimension-Output'][] = [
  { name: 'length', label: 'Length', unit: 'ft', default: '10' },
  { name: 'height', label: 'Height', unit: 'ft', default: '8' },
];
const lines = (items: Item[], values: Record<string, string> = {}) =>
  familyLines({ dimensions, items, products: [ply] }, values, [gst]);

describe('a family as lines', () => {
  it('takes quantities from the measures, and copies what the catalogue says (req:4.10)', () => {
    const own = item('a', 'ceil(length * height / 32)', { product_id: 'p1', price: null });
    const [usual] = lines([{ ...own, name: null }]);
    expect(usual?.line).toEqual({
      name: 'Marine ply',
      description: '18 mm',
      unit: 'sheet',
      quantity: '3',
      cost: '3350.00',
      price: null,
      markup: null,
      tax: { name: 'GST 18 %', rates: [{ name: 'GST', percent: '18' }], inclusive: false },
      optional: false,
      group: null,
      chosen: true,
      photo_id: 'i1',
    });
    expect(lines([own], { length: '1,0 0' })[0]?.line.quantity).toBe('25');
    expect(lines([item('b', 'length', { unit: 'm' })])[0]?.line.quantity).toBe('3.048');
  });

  it('says which formula these measures give no quantity (req:4.10)', () => {
    const codes = lines([item('a', '1 / (height - 8 ft)'), item('b', 'depth'), item('c', '2')]);
    expect(codes.map((each) => each.refused)).toEqual([
      'division_by_zero',
      'unknown_name',
      undefined,
    ]);
    expect(lines([item('a', 'length')], { length: 'x' })[0]?.refused).toBe('unknown_name');
  });

  it('chooses the first of a group, and nothing that is optional (req:4.12)', () => {
    const front = { group: 'Fronts' };
    const extra = { group: 'Extras', optional: true };
    const chosen = lines([
      item('a', '1', front),
      item('b', '1', front),
      item('c', '1', { optional: true }),
      item('d', '1', extra),
      item('e', '1', extra),
      item('f', '1'),
    ]).filter((each) => each.line.chosen);
    expect(chosen.map((each) => each.line.name)).toEqual(['a', 'f']);
  });
});

import { expect, it } from 'vitest';
import { itemInput, type DimensionInput, type ItemInput } from './family-schema';
import { tryFamily, type Circumstances, type Entered } from './family-trial';

const dimensions: DimensionInput[] = [
  { name: 'length', label: 'Length', unit: 'ft', default: '10' },
  { name: 'height', label: 'Height', unit: 'ft', default: '8' },
  { name: 'sinks', label: 'Sinks', unit: 'pcs', default: '0' },
];
const board = {
  id: 'P1',
  name: 'Board',
  unit: 'sqft',
  cost: '80.00',
  standard_list_price: '145.00',
};
const firm: Circumstances = {
  currency: 'INR',
  policy: { markup: '0', basis: 'line' },
  products: new Map([['P1', board as never]]),
  taxCodes: [
    {
      id: 'T1',
      name: 'GST',
      rates: [{ name: 'GST', percent: '18' }],
      inclusive: false,
      is_default: true,
    } as never,
  ],
};
const item = (id: string, parts: Partial<ItemInput>): ItemInput => ({ ...itemInput(id), ...parts });
const family = (...items: ItemInput[]): Entered => ({ markup: '15', dimensions, items });
const sheets = item('1', {
  name: 'Plywood',
  unit: 'sheet',
  cost: '100.00',
  quantity: 'ceil(length * height / 32)',
});

it('comes to what the server says of the same kitchen req:3.9 req:3.10', () => {
  const paint = item('2', { unit: 'sqft', price: '20.00', quantity: 'length * height * 2' });
  const sink = item('3', { cost: '5,000.00', quantity: 'sinks', markup: '0' });

  const trial = tryFamily(family(sheets, paint, sink), { sinks: '1' }, firm);

  expect(trial.lines.map(({ quantity, amount }) => [quantity, amount])).toEqual([
    ['3', '345.00'],
    ['160', '3200.00'],
    ['1', '5000.00'],
  ]);
  expect([trial.subtotal, trial.total]).toEqual(['8545.00', '10083.10']);
});

it('takes from the product what an item leaves open', () => {
  const trial = tryFamily(
    family(item('1', { product_id: 'P1', quantity: 'length * height' })),
    { length: '5' },
    firm,
  );

  expect(trial.lines[0]).toMatchObject({
    name: 'Board',
    unit: 'sqft',
    quantity: '40',
    amount: '3680.00',
  });
});

it('leaves out what is optional, and chooses the first of a group req:B1', () => {
  const trial = tryFamily(
    family(
      item('1', { cost: '10', group: 'Front' }),
      item('2', { cost: '20', group: ' Front ' }),
      item('3', { cost: '5', optional: true }),
      item('4', { cost: '7', group: 'Sink', optional: true }),
    ),
    {},
    { ...firm, taxCodes: [] },
  );

  expect(trial.lines.map(({ chosen }) => chosen)).toEqual([true, false, false, false]);
  expect(trial.total).toBe('11.50');
});

it.each([
  ["__import__('os')", 'formula_syntax'],
  ['1/0', 'division_by_zero'],
  ['('.repeat(100), 'formula_too_deep'],
  ['length + 2', 'unit_mismatch'],
  ['depth', 'unknown_name'],
  ['', 'formula_syntax'],
])('says of %s what is wrong, and goes on with the others req:S5', (quantity, code) => {
  const trial = tryFamily(family({ ...sheets, id: '2', quantity }, sheets), {}, firm);

  expect(trial.lines.map(({ refused }) => refused)).toEqual([code, undefined]);
  expect([trial.lines[1]?.amount, trial.total]).toEqual(['345.00', undefined]);
});

it.each([
  ['a dimension', { height: '' }, {}, 'unknown_name'],
  ['a cost', {}, { cost: 'much' }, 'not_a_number'],
  ['a markup', {}, { markup: '1000' }, 'markup_out_of_range'],
])('waits while %s is none', (_, values, parts, code) => {
  const trial = tryFamily(family({ ...sheets, ...parts }), values, firm);

  expect(trial.lines[0]?.refused).toBe(code);
});

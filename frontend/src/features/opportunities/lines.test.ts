import { describe, expect, it } from 'vitest';
import {
  lineErrors,
  linesReducer,
  linesTotal,
  newRow,
  payload,
  placeErrors,
  plain,
  rowTotal,
  type LineRow,
} from './lines';
import type { Product } from './api';

const row = (values: Partial<LineRow> = {}): LineRow => ({
  id: 'a',
  productId: 'p',
  product: 'Oak desk',
  retainer: false,
  listPrice: '100.00',
  quantity: '1',
  price: '100.00',
  discount: '',
  ...values,
});

describe('what a line comes to', () => {
  it.each([
    ['3', '33.35', '10', '90.05'],
    ['1', '0.01', '50', '0.01'],
    ['1', '0.05', '10', '0.05'],
    ['1.005', '100', '', '100.50'],
    ['0.0001', '49.99', '', '0.00'],
    ['999999999', '9999999.99', '0.0001', '9999989980000020.01'],
    ['1,000', '1 250.50', '100', '0.00'],
  ])('rounds half up once per line, as the server does: %s × %s less %s %%', (...values) => {
    const [quantity, price, discount, total] = values;
    expect(rowTotal(row({ quantity, price, discount }), 2)).toBe(total);
  });

  it('counts in the decimals that the server writes the deal in', () => {
    const line = row({ quantity: '1.5', price: '0.333' });
    expect(rowTotal(line, 3)).toBe('0.500');
    expect(rowTotal(row({ quantity: '1.5', price: '101' }), 0)).toBe('152');
  });

  it('sums the rounded lines and skips what is not a number yet (req:2.19)', () => {
    const rows = [row({ price: '0.005' }), row({ price: '0.005' }), row({ quantity: 'x' })];
    expect(linesTotal(rows, 2)).toBe('0.02');
  });
});

describe('a new line', () => {
  it('takes the list price of its product, which can be overwritten (req:2.20)', () => {
    const product = { id: 'p9', name: 'Lamp', standard_list_price: '12.50' } as Product;
    const added = newRow('n', product);
    const edited = linesReducer([added], { type: 'edit', id: 'n', column: 'price', value: '11' });
    expect(added).toMatchObject({ quantity: '1', price: '12.50', listPrice: '12.50' });
    expect(payload(edited)).toEqual([
      { id: 'n', product_id: 'p9', quantity: '1', sale_price: '11', discount_percent: '0' },
    ]);
  });
});

describe('editing', () => {
  it('keeps the identity of the rows it does not touch, so that they are not drawn again', () => {
    const rows = Array.from({ length: 150 }, (_, index) => row({ id: String(index) }));
    const after = linesReducer(rows, { type: 'edit', id: '7', column: 'quantity', value: '2' });
    expect(after.filter((each, index) => each !== rows[index])).toEqual([
      { ...rows[7], quantity: '2' },
    ]);
  });

  it('puts a removed line back where it was, once', () => {
    const rows = [row({ id: 'a' }), row({ id: 'b' }), row({ id: 'c' })];
    const removed = linesReducer(rows, { type: 'remove', id: 'b' });
    const undo = { type: 'restore', row: row({ id: 'b' }), at: 1 } as const;
    const restored = linesReducer(linesReducer(removed, undo), undo);
    expect(restored.map((each) => each.id)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['1,250.50', '1250.50'],
    [' 1 250 ', '1250'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['0.10', '0.10'],
  ])('reads %s as %s', (typed, meant) => expect(plain(typed)).toBe(meant));
});

describe('what cannot be sent', () => {
  it.each([
    ['quantity', '0'],
    ['quantity', '-1'],
    ['quantity', '1.00005'],
    ['quantity', 'NaN'],
    ['quantity', '1e400'],
    ['price', '1.005'],
    ['price', '-1'],
    ['price', ''],
    ['discount', '100.01'],
    ['discount', 'x'],
  ] as const)('refuses a %s of “%s”', (column, value) => {
    expect(Object.keys(lineErrors([row({ [column]: value })], 2).a ?? {})).toEqual([column]);
  });

  it('accepts trailing zeros and an empty discount', () => {
    expect(lineErrors([row({ price: '1.500' }), row({ price: '0' })], 2)).toEqual({});
  });
});

it('puts the complaints of the server at the rows that were sent', () => {
  const sent = [row({ id: 'a' }), row({ id: 'b' })];
  const problem = (path: string) => ({ path, code: 'x', message: path });
  expect(
    placeErrors(
      [
        problem('line_items.1.sale_price'),
        problem('line_items.0.product_id'),
        problem('line_items'),
      ],
      sent,
    ),
  ).toEqual({
    errors: { a: { product: 'line_items.0.product_id' }, b: { price: 'line_items.1.sale_price' } },
    homeless: ['line_items'],
  });
});

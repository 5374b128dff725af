import { describe, expect, it } from 'vitest';
import { productInput, productSchema } from './schema';

describe('the price', () => {
  const parse = (price: string, currency: string) =>
    productSchema(currency).safeParse({
      ...productInput(null, currency),
      name: 'X',
      standard_list_price: price,
    });

  it('stays the string that was typed, without grouping (req:3.1)', () => {
    expect(parse('2,45,000.10', 'INR').data?.standard_list_price).toBe('245000.10');
    expect(parse('99999999999999999.99', 'INR').data?.standard_list_price).toBe(
      '99999999999999999.99',
    );
  });

  it.each([
    ['1.005', 'INR', false],
    ['1.005', 'KWD', true],
    ['1.5', 'JPY', false],
    ['-1', 'INR', false],
    ['NaN', 'INR', false],
    ['1e400', 'INR', false],
    ['', 'INR', false],
  ])('%s %s is allowed: %s', (price, currency, allowed) => {
    expect(parse(price, currency).success).toBe(allowed);
  });

  it('of a new product starts at nothing (req:3.1)', () => {
    expect(productInput(null, 'INR').standard_list_price).toBe('0.00');
    expect(productInput(null, 'JPY').standard_list_price).toBe('0');
  });
});

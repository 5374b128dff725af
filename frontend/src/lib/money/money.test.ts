import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDecimals, currencyDigits, formatMoney, percentOf, sumDecimals } from './money';

describe('formatMoney', () => {
  it('groups as the locale does', () =>
    expect(formatMoney('1234567.50', 'INR', 'en-IN')).toBe('₹12,34,567.50'));
  it('keeps every digit of an amount no float can hold', () =>
    expect(formatMoney('90071992547409931.07', 'USD', 'en-US')).toBe('$90,071,992,547,409,931.07'));
  it('uses the digits of the currency', () =>
    expect(formatMoney('1500', 'JPY', 'en-US')).toBe('¥1,500'));
  it('shows what is no amount as it is', () =>
    expect(formatMoney('n/a', 'USD', 'en-US')).toBe('n/a'));
});

describe('sumDecimals', () => {
  it('is exact', () => expect(sumDecimals(['0.10', '0.20'])).toBe('0.30'));
  it('takes mixed scales and signs', () =>
    expect(sumDecimals(['1', '-0.005', '2.5'])).toBe('3.495'));
  it('of nothing is nothing', () => expect(sumDecimals([])).toBe('0'));
});

describe('compareDecimals', () => {
  it.each([
    ['9', '10', -1],
    ['1.50', '1.5', 0],
    ['-1', '-2', 1],
  ])('%s against %s', (a, b, order) => expect(compareDecimals(a, b)).toBe(order));
});

/** The currencies of the server's table with their decimals. */
function serverCurrencies(): [string, number][] {
  const source = readFileSync('../shared/money.py', 'utf8');
  const codes = (table: string) =>
    new RegExp(`^${table} = frozenset\\(([^)]*?)\\.split`, 'm')
      .exec(source)?.[1]
      ?.match(/[A-Z]{3}/g) ?? [];
  return [
    ...codes('_ZERO_DECIMALS').map((code): [string, number] => [code, 0]),
    ...codes('_TWO_DECIMALS').map((code): [string, number] => [code, 2]),
    ...codes('_THREE_DECIMALS').map((code): [string, number] => [code, 3]),
  ];
}

it('counts and shows the decimals of every currency as the server does', () => {
  const currencies = serverCurrencies();
  expect(currencies.length).toBeGreaterThan(150);
  const shown = currencies.map(([code]) => {
    const text = formatMoney('1.234567', code, 'en-US');
    return [code, currencyDigits(code), /\.(\d+)/.exec(text)?.[1]?.length ?? 0];
  });
  expect(shown).toEqual(currencies.map(([code, digits]) => [code, digits, digits]));
});

it('measures a part of a whole, within bounds', () =>
  expect([percentOf('25', '200'), percentOf('5', '0'), percentOf('9', '3')]).toEqual([
    12.5, 0, 100,
  ]));

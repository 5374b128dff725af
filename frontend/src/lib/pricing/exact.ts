import { readDecimal } from '@/lib/money/money';

/** A fraction over a positive denominator, as it comes: what is computed here stays short without being reduced. */
export type Exact = readonly [numerator: bigint, denominator: bigint];

/** What cannot be computed: the field that forbids it, and the server's code for why. */
export class Refused extends Error {
  constructor(
    readonly path: string,
    readonly code: string,
  ) {
    super(`${path}: ${code}`);
    this.name = 'Refused';
  }
}

export const whole = (value: bigint | number): Exact => [BigInt(value), 1n];

/** A decimal as it is typed or sent. */
export function exact(text: string, path: string): Exact {
  const decimal = readDecimal(text);
  if (!decimal) throw new Refused(path, 'not_a_number');
  return [decimal.units, 10n ** BigInt(decimal.scale)];
}

export const plus = ([a, b]: Exact, [c, d]: Exact): Exact => [a * d + c * b, b * d];
export const minus = (left: Exact, [c, d]: Exact): Exact => plus(left, [-c, d]);
export const times = ([a, b]: Exact, [c, d]: Exact): Exact => [a * c, b * d];
export const over = ([a, b]: Exact, [c, d]: Exact): Exact =>
  c < 0n ? [-a * d, b * -c] : [a * d, b * c];
export const isLess = ([a, b]: Exact, [c, d]: Exact): boolean => a * d < c * b;

export const floor = ([a, b]: Exact): bigint => (a < 0n ? -((b - 1n - a) / b) : a / b);
export const ceil = ([a, b]: Exact): bigint => -floor([-a, b]);
export const halfUp = ([a, b]: Exact): bigint => floor([2n * a + b, 2n * b]);

import { writeDecimal } from '@/lib/money/money';
import {
  ceil,
  exact,
  floor,
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
 * Formulas of quantities over dimensions with units, such as `ceil(length * height / 32)`: the language of the server's
 * shared/formulas.py, which says what it is.
 */
const MOST_CHARACTERS = 500;
const MOST_DEPTH = 20;
const MOST_QUANTITY = 10n ** 13n - 1n;
const TOKEN = /[ \t\r\n]+|([0-9]+(?:\.[0-9]+)?|[A-Za-z][A-Za-z0-9_]*|[-+*/(),])|(.)/gs;

const MILLIMETRES = {
  mm: [1n, 1n],
  cm: [10n, 1n],
  m: [1000n, 1n],
  in: [254n, 10n],
  ft: [3048n, 10n],
  yd: [9144n, 10n],
} satisfies Record<string, Exact>;

export type LengthUnit = keyof typeof MILLIMETRES;

/** A count (power 0), a length in mm (1), an area in mm² (2) … */
export type Value = { number: Exact; power: number };

const COUNTED: Value = { number: whole(1), power: 0 };
const UNITS = new Map<string, Value>(
  Object.entries(MILLIMETRES).flatMap(([name, size]) => [
    [name, { number: size, power: 1 }],
    [`sq${name}`, { number: times(size, size), power: 2 }],
    [`cu${name}`, { number: times(size, times(size, size)), power: 3 }],
  ]),
);

/** So much of a unit; what is no unit of length, area or volume counts pieces, sheets, hours. */
export function measure(number: string, unit: string): Value {
  return product(counted(exact(number, 'number')), UNITS.get(unit) ?? COUNTED);
}

/**
 * What a formula comes to in the unit `into`, with four decimals; Refused when it cannot. `unit` is the one of length
 * in which what is rounded is counted.
 */
export function quantity(
  formula: string,
  dimensions: ReadonlyMap<string, Value>,
  unit: LengthUnit,
  into: string,
  path: string,
): string {
  const refuse = (code: string) => new Refused(path, code);
  const value = read(tokensOf(formula, refuse), dimensions, MILLIMETRES[unit], refuse);
  const wanted = UNITS.get(into) ?? COUNTED;
  if (value.power !== 0 && value.power !== wanted.power) throw refuse('unit_mismatch');
  const number = value.power === 0 ? value.number : over(value.number, wanted.number);
  if (isLess(number, whole(0))) throw refuse('negative_quantity');
  const rounded = halfUp(times(number, whole(10_000)));
  if (rounded > MOST_QUANTITY) throw refuse('quantity_too_large');
  return writeDecimal(rounded, 4);
}

type Refuse = (code: string) => Refused;

function tokensOf(formula: string, refuse: Refuse): string[] {
  if ([...formula].length > MOST_CHARACTERS) throw refuse('formula_too_long');
  return [...formula.matchAll(TOKEN)].flatMap(([, token, stray]) => {
    if (stray !== undefined) throw refuse('formula_syntax');
    return token ?? [];
  });
}

const counted = (number: Exact): Value => ({ number, power: 0 });
const product = (left: Value, right: Value): Value => ({
  number: times(left.number, right.number),
  power: left.power + right.power,
});

/** Reads the tokens from left to right and computes as it goes. */
function read(
  tokens: readonly string[],
  dimensions: ReadonlyMap<string, Value>,
  unit: Exact,
  refuse: Refuse,
): Value {
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at] ?? '';
  const take = (...wanted: string[]) => (wanted.includes(peek()) ? tokens[at++] : undefined);

  const like = (left: Value, right: Value) => {
    if (left.power !== right.power) throw refuse('unit_mismatch');
  };

  const closed = (value: Value) => {
    if (!take(')')) throw refuse('formula_syntax');
    return value;
  };

  const sum = (): Value => {
    let value = multiplied();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) {
      const right = multiplied();
      like(value, right);
      const join = sign === '+' ? plus : minus;
      value = { number: join(value.number, right.number), power: value.power };
    }
    return value;
  };

  const multiplied = (): Value => {
    let value = factor();
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) {
      const right = factor();
      if (sign === '*') value = product(value, right);
      else if (right.number[0] === 0n) throw refuse('division_by_zero');
      else value = { number: over(value.number, right.number), power: value.power - right.power };
    }
    return value;
  };

  const factor = (): Value => {
    if (++depth > MOST_DEPTH) throw refuse('formula_too_deep');
    const value = take('-') ? negative(factor()) : take('(') ? closed(sum()) : named();
    depth--;
    return value;
  };

  const negative = ({ number: [a, b], power }: Value): Value => ({ number: [-a, b], power });

  const named = (): Value => {
    const token = peek();
    if (!/^\w/.test(token)) throw refuse('formula_syntax');
    at++;
    if (/^\d/.test(token)) return measured(exact(token, 'number'));
    if (take('(')) return call(token);
    const dimension = dimensions.get(token);
    if (!dimension) throw refuse('unknown_name');
    return dimension;
  };

  const measured = (number: Exact): Value => {
    if (!/^[A-Za-z]/.test(peek())) return counted(number);
    const found = UNITS.get(peek());
    if (!found) throw refuse('unknown_unit');
    at++;
    return product(counted(number), found);
  };

  const call = (name: string): Value => {
    if (!['ceil', 'floor', 'round', 'min', 'max'].includes(name)) throw refuse('unknown_name');
    const values = [sum()];
    while (take(',')) values.push(sum());
    closed(values[0]!);
    if (name === 'min' || name === 'max') {
      return values.reduce((best, each) => {
        like(best, each);
        const smaller = isLess(each.number, best.number);
        return smaller === (name === 'min') ? each : best;
      });
    }
    if (values.length > 1) throw refuse('wrong_arguments');
    return counted(whole(rounded(name, values[0]!)));
  };

  const rounded = (name: string, { number, power }: Value): bigint => {
    let inUnit = number;
    for (let left = power; left > 0; left--) inUnit = over(inUnit, unit);
    for (let left = power; left < 0; left++) inUnit = times(inUnit, unit);
    return name === 'ceil' ? ceil(inUnit) : name === 'floor' ? floor(inUnit) : halfUp(inUnit);
  };

  const value = sum();
  if (peek()) throw refuse('formula_syntax');
  return value;
}

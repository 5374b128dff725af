import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { currencyDigits } from '@/lib/money/money';
import { Refused } from './exact';
import { measure, quantity, type LengthUnit } from './formula';
import { price, priceLine, type Discount, type Policy, type PriceLine } from './price';

type Judged<Result> = { result?: Result; refused?: [path: string, code: string] };
type Document = Judged<unknown> & {
  currency: string;
  lines: PriceLine[];
  discount?: Discount;
  policy?: Policy;
};
type Formula = Judged<string> & {
  formula: string;
  dimensions: Record<string, [number: string, unit: string]>;
  unit: LengthUnit;
  into: string;
};

const vectors = JSON.parse(readFileSync('../tests/pricing_vectors.json', 'utf8')) as {
  documents: Document[];
  formulas: Formula[];
};

function judged(compute: () => unknown): unknown {
  try {
    return { result: compute() };
  } catch (cause) {
    if (cause instanceof Refused) return { refused: [cause.path, cause.code] };
    throw cause;
  }
}

const texts = (amounts: readonly bigint[]) => amounts.map(String);

function priced({ currency, lines, discount, policy }: Document) {
  const whole = price(lines, currencyDigits(currency), discount, policy);
  return {
    lines: whole.lines.map(({ gross, net, share, taxes, total }) => [
      ...texts([gross, net, share, total]),
      texts(taxes),
    ]),
    taxes: whole.taxes.map((each) => [each.name, each.inclusive, String(each.amount)]),
    sums: texts([whole.subtotal, whole.discount, whole.total]),
  };
}

function computed({ formula, dimensions, unit, into }: Formula) {
  const measures = Object.entries(dimensions).map(
    ([name, [number, of]]) => [name, measure(number, of)] as const,
  );
  return quantity(formula, new Map(measures), unit, into, 'quantity');
}

const verdicts = (each: Judged<unknown>) =>
  each.refused ? { refused: each.refused } : { result: each.result };

it('prices documents as the server does, to the minor unit, and refuses the same', () => {
  expect(vectors.documents.length).toBeGreaterThanOrEqual(1500);
  expect(vectors.documents.map((each) => judged(() => priced(each)))).toEqual(
    vectors.documents.map(verdicts),
  );
});

it('computes formulas as the server does, and refuses the same', () => {
  expect(vectors.formulas.length).toBeGreaterThanOrEqual(1500);
  expect(vectors.formulas.map((each) => judged(() => computed(each)))).toEqual(
    vectors.formulas.map(verdicts),
  );
});

it('waits for a number', () => {
  const line = { quantity: '1', unit: '1.00' };
  const refusals = [{ quantity: '' }, { quantity: '-1' }, { unit: 'x' }].map((typed) =>
    judged(() => priceLine({ ...line, ...typed }, 2)),
  );
  expect(refusals).toEqual([
    { refused: ['quantity', 'not_a_number'] },
    { refused: ['quantity', 'not_a_number'] },
    { refused: ['unit', 'not_a_number'] },
  ]);
});

import { describe, expect, it } from 'vitest';
import { price } from '@/lib/pricing/price';
import { changesOf, draftOf, isSame, type Draft } from './draft';
import { errorsOf, placeErrors } from './draft-errors';
import { previewOf } from './draft-preview';
import { draftReducer, type DraftAction } from './draft-reducer';
import { totalsOf } from './draft-totals';
import { marginOf } from './margin';
import { testLine, testQuote, testSection } from './testing';

const terms = { currency: 'INR', margin_basis: 'line' } as const;
const after = (draft: Draft, ...actions: DraftAction[]) => actions.reduce(draftReducer, draft);
const lineIds = (draft: Draft) =>
  draft.sections.map((section) => section.lines.map((line) => line.id));
const gst = {
  name: 'GST 18 %',
  rates: [
    { name: 'CGST', percent: '9' },
    { name: 'SGST', percent: '9' },
  ],
  inclusive: false,
};

describe('the draft', () => {
  it('leaves what is untouched as it is, and is unchanged once a change is taken back (req:4.11)', () => {
    const draft = draftOf(testQuote());
    const [line] = draft.sections[0]!.lines;
    const removed = after(draft, { type: 'remove-line', id: 'l1' });
    expect(lineIds(removed)).toEqual([['l2']]);
    expect(removed.sections[0]!.lines[0]).toBe(draft.sections[0]!.lines[1]);

    const back = after(removed, { type: 'add-line', section: 's1', line: line!, at: 0 });
    expect(lineIds(back)).toEqual([['l1', 'l2']]);
    expect(isSame(back, draft)).toBe(true);
    expect(after(back, { type: 'add-line', section: 's1', line: line!, at: 0 })).toEqual(back);
  });

  it('moves lines within a section and on into the next one (req:4.11)', () => {
    const sections = [
      testSection('s1', [testLine('a'), testLine('b')]),
      testSection('s2', [testLine('c')]),
    ];
    const draft = draftOf(testQuote({ sections }));
    const down = (id: string) => ({ type: 'move-line', id, by: 1 }) as const;
    expect(lineIds(after(draft, down('a')))).toEqual([['b', 'a'], ['c']]);
    expect(lineIds(after(draft, down('b')))).toEqual([['a'], ['b', 'c']]);
    expect(lineIds(after(draft, down('c')))).toEqual([['a', 'b'], ['c']]);
    const up = after(draft, { type: 'move-section', id: 's2', by: -1 });
    expect(up.sections.map((section) => section.id)).toEqual(['s2', 's1']);
  });

  it('takes one line of a group and none that is optional unless chosen (req:4.12)', () => {
    const of = (id: string, values: object) => testLine(id, { group: 'Worktop', ...values });
    const lines = [of('a', {}), of('b', { chosen: false }), testLine('c')];
    const draft = draftOf(testQuote({ sections: [testSection('s1', lines)] }));
    const chosen = (now: Draft) =>
      now.sections[0]!.lines.filter((line) => line.chosen).map((line) => line.id);
    expect(chosen(after(draft, { type: 'choose', id: 'b' }))).toEqual(['b', 'c']);
    expect(chosen(after(draft, { type: 'remove-line', id: 'a' }))).toEqual(['b', 'c']);

    const optional = { type: 'change-line', id: 'c', change: { optional: true } } as const;
    const left = after(draft, optional, { type: 'choose', id: 'c' });
    expect(chosen(left)).toEqual(['a']);
    const needed = { type: 'change-line', id: 'c', change: { optional: false } } as const;
    expect(chosen(after(left, needed))).toEqual(['a', 'c']);
  });

  it('writes only what changed, and all sections where a line did (req:4.10)', () => {
    const draft = draftOf(testQuote());
    expect(changesOf(draft, draft)).toEqual({});
    const titled = after(draft, { type: 'fields', change: { title: ' Kitchen ', terms: '' } });
    expect(changesOf(titled, draft)).toEqual({ title: 'Kitchen' });
    const change = { quantity: '1,200.50' };
    const counted = after(draft, { type: 'change-line', id: 'l2', change });
    const { sections } = changesOf(counted, draft);
    expect(sections?.[0]?.lines.map((line) => line.quantity)).toEqual(['2', '1200.50']);
  });
});

describe('what the draft comes to', () => {
  it('is what the engine says, with options left out, a discount and taxes (req:4.12)', () => {
    const lines = [
      testLine('a', { quantity: '100', cost: '120.00', price: null, markup: '15', tax: gst }),
      testLine('b', { quantity: '1', price: '4500.00', tax: gst, discount_percent: '10' }),
      testLine('c', { optional: true, chosen: false, price: '999.00' }),
    ];
    const draft = draftOf(
      testQuote({ sections: [testSection('s1', lines)], discount_percent: '2.5' }),
    );
    const tax = { rates: [['CGST', '9'] as const, ['SGST', '9'] as const], inclusive: false };
    const engine = price(
      [
        { quantity: '100', unit: '120.00', markup: '15', tax },
        { quantity: '1', unit: '4500.00', markup: '0', discount: { percent: '10' }, tax },
        { quantity: '2', unit: '999.00', markup: '0', optional: true, chosen: false },
      ],
      2,
      { percent: '2.5' },
      { markup: '0', basis: 'line' },
    );
    const totals = totalsOf(draft, terms);
    expect(totals.total.replace('.', '')).toBe(String(engine.total));
    expect(totals).toMatchObject({
      subtotal: '17850.00',
      discount: '446.25',
      total: '20536.43',
      cost_total: '12000.00',
      line_count: 3,
      incomplete: false,
    });
    expect(totals.taxes).toEqual([
      { name: 'CGST', percent: '9', inclusive: false, amount: '1566.34' },
      { name: 'SGST', percent: '9', inclusive: false, amount: '1566.34' },
    ]);
    expect(totals.sections.get('s1')).toBe('17850.00');
    expect(marginOf(totals)).toEqual({ amount: '5403.75', percent: '31.0' });
    expect(previewOf(draft, totals)).toMatchObject({ total: '20536.43', line_count: 3 });
  });

  it('leaves out what cannot be computed while it is typed, and says so', () => {
    const draft = draftOf(testQuote());
    const totals = totalsOf(
      after(draft, { type: 'change-line', id: 'l1', change: { quantity: '2x' } }),
      terms,
    );
    expect(totals).toMatchObject({ total: '100.00', incomplete: true });
    expect(totals.lines.get('l1')).toBeNull();
    const tooMuch = after(draft, { type: 'fields', change: { discount_amount: '301' } });
    expect(totalsOf(tooMuch, terms)).toMatchObject({ total: '300.00', incomplete: true });
  });
});

describe('complaints', () => {
  it('of the browser stand at the lines and fields they are about', () => {
    const draft = after(
      draftOf(testQuote()),
      { type: 'change-line', id: 'l1', change: { quantity: '0', price: '', name: ' ' } },
      { type: 'change-line', id: 'l2', change: { discount_percent: '101', price: '1.005' } },
      { type: 'fields', change: { title: '', markup: '1000' } },
    );
    const { lines, fields } = errorsOf(draft, 'INR');
    expect(Object.keys(lines.l1 ?? {})).toEqual(['name', 'quantity', 'price']);
    expect(Object.keys(lines.l2 ?? {})).toEqual(['price', 'discount_percent']);
    expect(Object.keys(fields)).toEqual(['title', 'markup']);
    expect(errorsOf(draftOf(testQuote()), 'INR').lines).toEqual({});
  });

  it('of the server stand where they were sent from', () => {
    const draft = draftOf(testQuote());
    const said = (path: string) => ({ path, code: 'wrong', message: path });
    const { errors, homeless } = placeErrors(
      [
        said('sections.0.lines.1.quantity'),
        said('sections.0.lines.0.discount'),
        said('sections.0.lines.0.tax.rates.0.percent'),
        said('sections.0.markup'),
        said('valid_until'),
        said('account_id'),
      ],
      draft,
    );
    expect(errors).toEqual({
      lines: {
        l2: { quantity: 'sections.0.lines.1.quantity' },
        l1: {
          discount_amount: 'sections.0.lines.0.discount',
          tax: 'sections.0.lines.0.tax.rates.0.percent',
        },
      },
      sections: { s1: 'sections.0.markup' },
      fields: { valid_until: 'valid_until' },
    });
    expect(homeless).toEqual(['account_id']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Deal, Stage } from './api';
import { appendPage, columnSum, inStage, placeDeal, type Board, type Column } from './board';
import { canBecome, nextStage, pathSteps } from './stages';

const deal = (id: string, values: Partial<Deal> = {}): Deal =>
  ({
    id,
    stage: 'Proposal',
    close_date: '2026-12-01',
    amount: '0.10',
    probability: 50,
    order_id: null,
    contract_id: null,
    ...values,
  }) as Deal;
const column = (stage: Stage, probability: number, items: Deal[]): Column => ({
  stage,
  probability,
  items,
  next_cursor: null,
  pages: 1,
});
const board = (): Board => ({
  columns: [
    column('Proposal', 50, [deal('a'), deal('b', { close_date: '2026-12-05' })]),
    column('Negotiation', 75, [
      deal('c', { stage: 'Negotiation', close_date: '2026-11-01' }),
      deal('d', { stage: 'Negotiation', close_date: null }),
    ]),
  ],
});
const ids = ({ columns }: Board) => columns.map((each) => each.items.map((item) => item.id));

describe('the board', () => {
  it('sums its cards exactly', () => {
    const items = [deal('a', { amount: '0.10' }), deal('b', { amount: '0.20' })];
    expect(columnSum({ items })).toBe('0.30');
  });

  it('moves a deal to its place by close date and gives it the stage’s probability (req:2.22)', () => {
    const before = board();
    const moved = inStage(before, deal('a'), 'Negotiation');
    expect(moved).toMatchObject({ stage: 'Negotiation', probability: 75 });
    expect(ids(placeDeal(before, moved))).toEqual([['b'], ['c', 'a', 'd']]);
  });

  it('takes a move back without disturbing others', () => {
    const original = deal('a');
    const moved = placeDeal(board(), { ...original, stage: 'Negotiation' });
    expect(ids(placeDeal(moved, original))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('appends a page without doubling what a move has brought already', () => {
    const loaded = appendPage(column('Proposal', 50, [deal('a')]), {
      items: [deal('a'), deal('e')],
      next_cursor: 'c2',
    });
    expect(loaded.items.map((each) => each.id)).toEqual(['a', 'e']);
    expect(loaded).toMatchObject({ pages: 2, next_cursor: 'c2' });
  });
});

describe('the path of a deal', () => {
  it('leads from stage to stage to the win, and shows a loss in its place', () => {
    expect(nextStage('Qualifying')).toBe('Proposal');
    expect(nextStage('Negotiation')).toBe('Closed Won');
    expect(nextStage('Closed Lost')).toBeNull();
    expect(pathSteps('Proposal').at(-1)?.value).toBe('Closed Won');
    expect(pathSteps('Closed Lost').at(-1)?.value).toBe('Closed Lost');
  });

  const oneOff = { is_retainer: false };
  const retainer = { is_retainer: true };
  it.each([
    ['Negotiation', [oneOff, retainer], {}, { order: false, contract: false }],
    ['Closed Lost', [oneOff, retainer], {}, { order: false, contract: false }],
    ['Closed Won', [oneOff], {}, { order: true, contract: false }],
    ['Closed Won', [], {}, { order: true, contract: false }],
    ['Closed Won', [retainer], {}, { order: false, contract: true }],
    ['Closed Won', [oneOff, retainer], {}, { order: true, contract: true }],
    ['Closed Won', [oneOff, retainer], { order_id: 'o' }, { order: false, contract: true }],
    ['Closed Won', [retainer], { contract_id: 'c' }, { order: false, contract: false }],
  ] as const)(
    'of %s with %j and %j can become %j (req:2.25, req:2.26)',
    (stage, lines, links, can) => {
      const line_items = [...lines] as never[];
      expect(canBecome({ ...deal('a', { stage, ...links }), line_items })).toEqual(can);
    },
  );
});

import type { Schemas } from '@/lib/api/client';
import { sumDecimals } from '@/lib/money/money';
import { overRecord } from '@/lib/offline/pending';
import type { Deal, Stage } from './api';

/** A column with how many pages of it have been loaded, so that a refresh loads as many. */
export type Column = Schemas['BoardColumn'] & { pages: number };
export type Board = { columns: Column[] };

type Page = { items: Deal[]; next_cursor?: string | null };

/** The exact sum of the cards a column shows. */
export function columnSum(column: Pick<Column, 'items'>): string {
  return sumDecimals(column.items.map((deal) => deal.amount));
}

/** Soonest to close first, undated last, as the server sorts. */
function closesBefore(a: Deal, b: Deal): boolean {
  return (a.close_date ?? '9999') < (b.close_date ?? '9999');
}

/** The deal in the column of its stage, at its place by close date, and in no other. */
export function placeDeal(board: Board, deal: Deal): Board {
  return {
    columns: board.columns.map((column) => {
      const others = column.items.filter((each) => each.id !== deal.id);
      if (column.stage !== deal.stage) {
        return others.length === column.items.length ? column : { ...column, items: others };
      }
      const before = others.findIndex((each) => closesBefore(deal, each));
      const at = before === -1 ? others.length : before;
      return { ...column, items: [...others.slice(0, at), deal, ...others.slice(at)] };
    }),
  };
}

/** The deal as it will be once the server has moved it: a stage brings its probability. */
export function inStage(board: Board, deal: Deal, stage: Stage): Deal {
  const column = board.columns.find((each) => each.stage === stage);
  return { ...deal, stage, probability: column?.probability ?? deal.probability };
}

type Waiting = Parameters<typeof overRecord>[0];

/** The board with the moves and changes on top that wait, or are on their way. */
export function overBoard(board: Board, pending: Waiting): Board {
  const deals = new Map(board.columns.flatMap(({ items }) => items.map((deal) => [deal.id, deal])));
  const touched = [...pending.entries, ...pending.moments].filter(
    ({ domain }) => domain === 'opportunities',
  );
  return [...new Set(touched.map(({ id }) => id))].reduce((shown, id) => {
    const known = deals.get(id);
    const deal = overRecord<Deal>(pending, 'opportunities', id, known);
    if (!deal || deal === known) return shown;
    return placeDeal(shown, known?.stage === deal.stage ? deal : inStage(shown, deal, deal.stage));
  }, board);
}

export function appendPage(column: Column, page: Page): Column {
  const known = new Set(column.items.map((deal) => deal.id));
  return {
    ...column,
    items: [...column.items, ...page.items.filter((deal) => !known.has(deal.id))],
    next_cursor: page.next_cursor ?? null,
    pages: column.pages + 1,
  };
}

export function isSettled(deal: Pick<Deal, 'order_id' | 'contract_id'>): boolean {
  return deal.order_id !== null || deal.contract_id !== null;
}

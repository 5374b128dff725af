import { compareDecimals, sumDecimals } from '@/lib/money/money';
import type { BoardColumn } from './api';

export type StageBar = {
  stage: BoardColumn['stage'];
  count: number;
  more: boolean;
  amount: string;
};

export type PipelineSummary = {
  bars: StageBar[];
  count: number;
  more: boolean;
  amount: string;
  largest: string;
};

const CLOSED: readonly string[] = ['Closed Won', 'Closed Lost'];

/** The open stages with what is in them, summed exactly over the deals the board gave. */
export function summarise(columns: readonly BoardColumn[]): PipelineSummary {
  const bars = columns
    .filter((column) => !CLOSED.includes(column.stage))
    .map((column) => ({
      stage: column.stage,
      count: column.items.length,
      more: Boolean(column.next_cursor),
      amount: sumDecimals(column.items.map((deal) => deal.amount)),
    }));
  return {
    bars,
    count: bars.reduce((sum, bar) => sum + bar.count, 0),
    more: bars.some((bar) => bar.more),
    amount: sumDecimals(bars.map((bar) => bar.amount)),
    largest: bars.reduce(
      (most, bar) => (compareDecimals(bar.amount, most) > 0 ? bar.amount : most),
      '0',
    ),
  };
}

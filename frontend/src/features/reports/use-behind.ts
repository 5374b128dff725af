'use client';

import { mayRead, type Figure } from '@/features/reports/figures';
import type { Age } from '@/features/reports/api';
import type { Cell } from '@/features/reports/sheet';
import { useSession } from '@/lib/auth/session-context';
import { paths } from '@/lib/paths/paths';

export type Span = { from_month: string; to_month: string };
export type Narrowed = {
  owner?: string;
  source?: string;
  account?: string;
  age?: Age;
  currency?: string;
};

/** Makes a number a link to its records, for whoever may read such; nothing has none. */
export function useBehind() {
  const { permissions } = useSession();
  return (
    figure: Figure,
    span: Span | null,
    value: number | string,
    shown: string = String(value),
    narrowed: Narrowed = {},
  ): Cell => {
    const empty = Number(value) === 0;
    const may = !empty && mayRead(permissions, figure);
    const months: Record<string, string> = span ? { from: span.from_month, to: span.to_month } : {};
    const href = may ? paths.counted({ figure, ...months, ...narrowed }) : undefined;
    return { value: String(value), shown, href };
  };
}

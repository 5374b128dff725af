'use client';

import { readsOf, type Figure } from '@/features/reports/figures';
import type { Cell } from '@/features/reports/sheet';
import { useSession } from '@/lib/auth/session-context';
import { paths } from '@/lib/paths/paths';

export type Span = { from_month: string; to_month: string };
export type Narrowed = { owner?: string; source?: string };

/** Makes a number a link to its records, for whoever may read such; nothing has none. */
export function useBehind() {
  const { permissions } = useSession();
  return (
    figure: Figure,
    { from_month: from, to_month: to }: Span,
    value: number | string,
    shown: string = String(value),
    narrowed: Narrowed = {},
  ): Cell => {
    const empty = Number(value) === 0;
    const may = !empty && permissions.includes(readsOf(figure));
    const href = may ? paths.counted({ figure, from, to, ...narrowed }) : undefined;
    return { value: String(value), shown, href };
  };
}

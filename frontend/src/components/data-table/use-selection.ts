'use client';

import { useState, type ReactNode } from 'react';
import { useIsWide } from '@/lib/use-media-query';

export type Selectable = { id: string; version?: number; owner_id?: string };

/** A chosen record with what its list calls it. */
export type Chosen = Selectable & { title: ReactNode };

/** Which rows of a list are chosen; what this device has not sent yet cannot be. */
export type Selection<T> = {
  may: (row: T) => boolean;
  has: (row: T) => boolean;
  toggle: (row: T) => void;
  toggleAll: () => void;
  every: boolean;
  rows: readonly T[];
};

/** On desktops rows can be chosen at any time, on phones after one has asked to, where a tap opens a row else. */
export function useSelection<T extends Selectable>(rows: readonly T[], offered: boolean) {
  const wide = useIsWide();
  const [asked, setAsked] = useState(false);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const may = (row: T) => row.version !== undefined;
  const chosen = rows.filter((row) => ids.has(row.id) && may(row));
  const every = chosen.length > 0 && chosen.length === rows.filter(may).length;
  const clear = () => {
    setIds(new Set());
    setAsked(false);
  };
  const selection: Selection<T> = {
    may,
    has: (row) => ids.has(row.id),
    toggle: ({ id }) =>
      setIds(ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : new Set([...ids, id])),
    toggleAll: () => setIds(new Set(every ? [] : rows.filter(may).map(({ id }) => id))),
    every,
    rows: chosen,
  };
  return {
    selection: offered && (wide || asked) ? selection : undefined,
    ask: offered && !wide && !asked ? () => setAsked(true) : undefined,
    clear,
  };
}

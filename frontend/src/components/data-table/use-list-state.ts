'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';

export type SortState = { column: string; descending: boolean };

/** Search, filters and sort of a list, kept in the address so that a link or a reload shows the same list. */
export function useListState() {
  const params = useSearchParams();
  const pathname = usePathname();

  return useMemo(() => {
    const write = (change: (next: URLSearchParams) => void) => {
      const next = new URLSearchParams(window.location.search);
      change(next);
      const text = next.toString();
      window.history.replaceState(null, '', text ? `${pathname}?${text}` : pathname);
    };
    const raw = params.get('sort');
    const sort: SortState | null = raw
      ? { column: raw.replace(/^-/, ''), descending: raw.startsWith('-') }
      : null;
    return {
      get: (key: string) => params.get(key) ?? undefined,
      set: (key: string, value: string | undefined) =>
        write((next) => (value ? next.set(key, value) : next.delete(key))),
      sort,
      setSort: (to: SortState | null) =>
        write((next) =>
          to ? next.set('sort', `${to.descending ? '-' : ''}${to.column}`) : next.delete('sort'),
        ),
      /** Whether anything narrows the list. */
      filtered: [...params.keys()].some((key) => key !== 'sort'),
      clear: () => window.history.replaceState(null, '', pathname),
    };
  }, [params, pathname]);
}

export type ListState = ReturnType<typeof useListState>;

'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds; false in the exported page. */
function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** Room for dense tables and side-by-side columns. */
export function useIsWide(): boolean {
  return useMediaQuery('(min-width: 48rem)');
}

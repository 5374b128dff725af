'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** False in the exported page and on the first render, true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

'use client';

import { useRef } from 'react';

/** Makes of a step one that is not taken again while it is under way: a double click is quicker than a render. */
export function useOnce() {
  const busy = useRef(false);
  return (step: () => Promise<unknown>) => () => {
    if (busy.current) return;
    busy.current = true;
    const end = () => {
      busy.current = false;
    };
    void step().then(end, end);
  };
}

'use client';

import { useCallback, useState } from 'react';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Lets files be dropped on an element: what its ref takes, and whether some are held over it. */
export function useDrop(open: boolean, onFiles: (files: Iterable<File>) => void) {
  const [over, setOver] = useState(false);
  const zone = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !open) return;
      const listening = new AbortController();
      const on = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
        element.addEventListener(type, (event) => carriesFiles(event) && act(event), {
          signal: listening.signal,
        });
      on('dragover', (event) => {
        event.preventDefault();
        setOver(true);
      });
      on('dragleave', ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOver(false);
      });
      on('drop', (event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      });
      return () => listening.abort();
    },
    [open, onFiles],
  );
  return [zone, over && open] as const;
}

'use client';

import { useEffect, useState, type RefObject } from 'react';

/** Milliseconds: what only flies past is not seen. */
const DWELL = 150;

/** Whether the element has been in sight for a moment; once it has, it stays seen. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || !element.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) timer = setTimeout(() => setSeen(true), DWELL);
      },
      { rootMargin: '100px' },
    );
    observer.observe(element.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [seen, element]);
  return seen;
}

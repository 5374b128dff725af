'use client';

import { useEffect, useRef } from 'react';
import { dropDraft, readDraft, writeDraft } from '@/lib/offline/drafts';
import type { Draft } from './draft';

/** Unsaved text, and what it was based on. */
export type Kept = {
  draft: Draft;
  base: { draft: Draft; version: number };
  /** The refused write of the outbox that it corrects. */
  replaces?: string;
};

const REST = 300;

export function readKept(key: string): Kept | null {
  const stored = readDraft(key);
  const { draft, base } = (stored?.values ?? {}) as Partial<Kept>;
  return draft && base ? { draft, base, replaces: stored?.replaces } : null;
}

/** Keeps what is not saved through a reload: once typing rests, and at the latest when the page goes. */
export function useKeptDraft(key: string, dirty: boolean, kept: Kept): void {
  const latest = useRef({ dirty, kept });
  useEffect(() => {
    latest.current = { dirty, kept };
  });
  const { draft, base } = kept;
  useEffect(() => {
    const keep = () => {
      const { dirty: unsaved, kept: now } = latest.current;
      if (!unsaved) return dropDraft(key);
      const { replaces, ...values } = now;
      writeDraft(key, { values, version: now.base.version, replaces });
    };
    const timer = setTimeout(keep, REST);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [key, draft, base, dirty]);
  useEffect(
    () => () => {
      const { dirty: unsaved, kept: now } = latest.current;
      const { replaces, ...values } = now;
      if (unsaved) writeDraft(key, { values, version: now.base.version, replaces });
      else dropDraft(key);
    },
    [key],
  );
}

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

/** What was kept; fields that the app of then did not have are as in `stored`. */
export function readKept(key: string, stored: Draft): Kept | null {
  const kept = readDraft(key);
  const { draft, base } = (kept?.values ?? {}) as Partial<Kept>;
  const whole = (each: Draft) => ({ ...each, fields: { ...stored.fields, ...each.fields } });
  return draft && base
    ? {
        draft: whole(draft),
        base: { ...base, draft: whole(base.draft) },
        replaces: kept?.replaces,
      }
    : null;
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

'use client';

import { create } from 'zustand';
import type { Domain } from '@/lib/api/query-keys';
import { isCreation, type Entry } from './queue';

/**
 * What is shown over a record for a moment: a write while it is being sent, or one that has arrived (it carries a
 * version then) until what was read before it has been read again.
 */
type Moment = { domain: Domain; id: string; creates?: boolean; show: Entry['show'] };

type Pending = {
  /** Whose writes these are; null before that is known. */
  identity: string | null;
  entries: readonly Entry[];
  moments: readonly Moment[];
};

/** What this device has not sent yet, as every tab sees it; the outbox fills it. */
export const usePending = create<Pending>(() => ({ identity: null, entries: [], moments: [] }));

/** Shows it until the function it returns is called. */
export function layOver(moment: Moment): () => void {
  usePending.setState(({ moments }) => ({ moments: [...moments, moment] }));
  return () =>
    usePending.setState(({ moments }) => ({ moments: moments.filter((each) => each !== moment) }));
}

type Known = { id: string; version?: number };

/** The record with the writes on top that wait, or have just arrived; undefined when nothing is known of it. */
export function overRecord<T extends Known>(
  { entries, moments }: Pick<Pending, 'entries' | 'moments'>,
  domain: Domain,
  id: string,
  known: T | undefined,
): T | undefined {
  let shown = known;
  // What has arrived lies below what is still on its way, whichever was laid first.
  const hasArrived = (each: Moment) => Number('version' in each.show);
  const laid = [...moments].sort((one, other) => hasArrived(other) - hasArrived(one));
  for (const { show, ...write } of laid) {
    if (write.domain !== domain || write.id !== id || (!shown && !write.creates)) continue;
    if (Number(show.version ?? Infinity) > (shown?.version ?? -1)) {
      shown = { ...shown, ...show } as T;
    }
  }
  for (const entry of entries) {
    if (entry.domain !== domain || entry.id !== id || (!shown && !isCreation(entry))) continue;
    shown = { ...shown, ...entry.show } as T;
  }
  return shown;
}

/** The records of a domain that only this device knows, newest first. */
export function onlyHere<T extends Known>(
  { entries, moments }: Pick<Pending, 'entries' | 'moments'>,
  domain: Domain,
): T[] {
  const made = [...moments.filter((each) => each.creates), ...entries.filter(isCreation)];
  const ids = new Set(made.filter((each) => each.domain === domain).map((each) => each.id));
  return [...ids]
    .reverse()
    .map((id) => overRecord<T>({ entries, moments }, domain, id, undefined))
    .filter((record) => record !== undefined);
}

type Pages<T> = { pages: { items: T[] }[] };

/** The pages of a list with the waiting writes on top: new records first, where `fits` lets them in. */
export function overPages<T extends Known, P extends Pages<T>>(
  pending: Pick<Pending, 'entries' | 'moments'>,
  domain: Domain,
  data: P | undefined,
  fits: (record: T) => boolean,
): P | undefined {
  const touched = [...pending.entries, ...pending.moments].some((each) => each.domain === domain);
  if (!data || !touched) return data;
  const known = new Set(data.pages.flatMap((page) => page.items).map((item) => item.id));
  const added = onlyHere<T>(pending, domain).filter((each) => !known.has(each.id) && fits(each));
  return {
    ...data,
    pages: data.pages.map((page, index) => ({
      ...page,
      items: [
        ...(index === 0 ? added : []),
        ...page.items.map((item) => overRecord(pending, domain, item.id, item) ?? item),
      ],
    })),
  };
}

/** Whether the record has writes that are not sent yet, and whether one of them needs a person. */
function pendingState(entries: readonly Entry[], id: string): Entry['state'] | null {
  const own = entries.filter((entry) => entry.id === id);
  if (own.length === 0) return null;
  return own.find((entry) => entry.state !== 'queued')?.state ?? 'queued';
}

export function usePendingState(id: string | null): Entry['state'] | null {
  return usePending(({ entries }) => (id === null ? null : pendingState(entries, id)));
}

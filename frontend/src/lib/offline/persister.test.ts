import type { PersistedClient } from '@tanstack/react-query-persist-client';
import { expect, it } from 'vitest';
import { CACHE_MAX_AGE } from '@/lib/api/query-client';
import { mergeCaches } from './persister';

const now = 10 * CACHE_MAX_AGE;
const cache = (buster: string, ...queries: [hash: string, updated: number][]) =>
  ({
    timestamp: now,
    buster,
    clientState: {
      mutations: [],
      queries: queries.map(([queryHash, dataUpdatedAt]) => ({
        queryHash,
        state: { dataUpdatedAt },
      })),
    },
  }) as unknown as PersistedClient;
const kept = (merged: PersistedClient) =>
  merged.clientState.queries.map((each) => [each.queryHash, each.state.dataUpdatedAt]);

it('keeps what another tab has read, and of each the newest', () =>
  expect(
    kept(
      mergeCaches(
        cache('1', ['a', now - 5], ['b', now - 9]),
        cache('1', ['a', now - 7], ['c', now - 1]),
      ),
    ),
  ).toEqual([
    ['c', now - 1],
    ['a', now - 5],
    ['b', now - 9],
  ]));

it('forgets what is too old, and all of another version', () => {
  expect(kept(mergeCaches(cache('1', ['a', now - CACHE_MAX_AGE]), cache('1', ['b', now])))).toEqual(
    [['b', now]],
  );
  expect(kept(mergeCaches(cache('1', ['a', now]), cache('2', ['b', now])))).toEqual([['b', now]]);
});

import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import type { PersistQueryClientOptions } from '@tanstack/react-query-persist-client';
import { createStore, del, get, set } from 'idb-keyval';
import { CACHE_MAX_AGE } from '@/lib/api/query-client';

/** Raise it when the shape of cached answers changes. */
const SCHEMA = '1';

const store = () => createStore('read-cache', 'queries');

const cacheKey = (identity: string) => `cache:${identity}`;

/** The read cache of one person in one organisation; another identity never sees it. */
export function persistOptionsFor(
  identity: string,
): Omit<PersistQueryClientOptions, 'queryClient'> {
  const idb = store();
  return {
    persister: createAsyncStoragePersister({
      key: cacheKey(identity),
      throttleTime: 1_000,
      storage: {
        getItem: (key) => get<string>(key, idb).then((value) => value ?? null),
        setItem: (key, value) => set(key, value, idb),
        removeItem: (key) => del(key, idb),
      },
    }),
    maxAge: CACHE_MAX_AGE,
    buster: SCHEMA,
    dehydrateOptions: {
      shouldDehydrateMutation: () => false,
      shouldDehydrateQuery: (query) =>
        query.state.status === 'success' && query.meta?.persist !== false,
    },
  };
}

/** Forgets what was read, at an explicit sign-out. */
export function clearReadCache(identity: string): Promise<void> {
  return del(cacheKey(identity), store());
}

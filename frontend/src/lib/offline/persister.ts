import type {
  PersistedClient,
  Persister,
  PersistQueryClientOptions,
} from '@tanstack/react-query-persist-client';
import { createStore, del, get, update } from 'idb-keyval';
import { CACHE_MAX_AGE } from '@/lib/api/query-client';

/** Raise it when the shape of cached answers changes. */
const SCHEMA = '2';
const WRITE_EVERY = 1_000;
const MOST_QUERIES = 500;

const store = () => createStore('read-cache', 'queries');
const cacheKey = (identity: string) => `cache:${identity}`;
const forgotten = new Set<string>();

/** What both tabs have read: of each query the newest answer, and no more than is worth keeping. */
export function mergeCaches(kept: PersistedClient | undefined, fresh: PersistedClient) {
  const queries = new Map(
    (kept?.buster === fresh.buster ? kept.clientState.queries : []).map((each) => [
      each.queryHash,
      each,
    ]),
  );
  for (const query of fresh.clientState.queries) {
    const known = queries.get(query.queryHash);
    if (!known || known.state.dataUpdatedAt <= query.state.dataUpdatedAt) {
      queries.set(query.queryHash, query);
    }
  }
  const oldest = fresh.timestamp - CACHE_MAX_AGE;
  return {
    ...fresh,
    clientState: {
      mutations: [],
      queries: [...queries.values()]
        .filter((each) => each.state.dataUpdatedAt > oldest)
        .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
        .slice(0, MOST_QUERIES),
    },
  };
}

/** Tabs add to one cache instead of replacing each other's. */
function persisterOf(identity: string): Persister {
  const idb = store();
  const key = cacheKey(identity);
  let waiting: PersistedClient | null = null;
  const write = () => {
    const fresh = waiting;
    waiting = null;
    if (!fresh || forgotten.has(identity)) return;
    void update<PersistedClient>(key, (kept) => mergeCaches(kept, fresh), idb);
  };
  return {
    persistClient: (client) => {
      if (!waiting) setTimeout(write, WRITE_EVERY);
      waiting = client;
    },
    restoreClient: () => get<PersistedClient>(key, idb),
    removeClient: () => del(key, idb),
  };
}

/** The read cache of one person in one organisation; another identity never sees it. */
export function persistOptionsFor(
  identity: string,
): Omit<PersistQueryClientOptions, 'queryClient'> {
  forgotten.delete(identity);
  return {
    persister: persisterOf(identity),
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
  forgotten.add(identity);
  return del(cacheKey(identity), store());
}

import { createStore, get } from 'idb-keyval';
import { isFile, type Entry } from './queue';

/** All writes of one person in one organisation are one value, changed in one transaction: no tab loses another's. */
const idb = createStore('outbox', 'writes');

const bytesKey = (identity: string, fileId: string) => `bytes:${identity}:${fileId}`;

export const readOutbox = async (identity: string): Promise<Entry[]> =>
  (await get<Entry[]>(identity, idb)) ?? [];

/** What a file that waits holds; undefined once it has been sent or given up. */
export const readBytes = (identity: string, fileId: string): Promise<ArrayBuffer | undefined> =>
  get<ArrayBuffer>(bytesKey(identity, fileId), idb);

/** A file on its way. */
export type Bytes = { fileId: string; data: ArrayBuffer };

/** Changes the queue; the bytes of a file come with its write and go with it. Rejects where the device has no room. */
export function changeOutbox(
  identity: string,
  transition: (entries: Entry[]) => Entry[],
  bytes?: Bytes,
): Promise<void> {
  return idb(
    'readwrite',
    (store) =>
      new Promise<void>((resolve, reject) => {
        const read: IDBRequest<Entry[] | undefined> = store.get(identity);
        read.onsuccess = () => {
          const before = read.result ?? [];
          const after = transition(before);
          store.put(after, identity);
          if (bytes) store.put(bytes.data, bytesKey(identity, bytes.fileId));
          for (const { id } of filesGone(before, after)) store.delete(bytesKey(identity, id));
        };
        store.transaction.oncomplete = () => resolve();
        store.transaction.onabort = ({ target }) =>
          reject((target as IDBTransaction).error ?? new DOMException('', 'AbortError'));
      }),
  );
}

function filesGone(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const kept = new Set(after.map((entry) => entry.key));
  return before.filter((entry) => isFile(entry) && !kept.has(entry.key));
}

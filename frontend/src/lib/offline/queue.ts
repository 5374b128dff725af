import type { FieldProblem } from '@/lib/api/api-error';
import type { Domain } from '@/lib/api/query-keys';

/** A write of one record, as data: it can wait on the device and be sent by whichever tab is there. */
export type Write = {
  domain: Domain;
  /** The record's id; a new record's is made here, before the server has heard of it. */
  id: string;
  method: 'POST' | 'PATCH';
  /** Below /api/v1. */
  path: string;
  body: Readonly<Record<string, unknown>>;
  /** What sort of record it is, and what people call it. */
  kind: string;
  title: string;
  /** What the fields of the body are called, for the conflict screen; `field.value` where a value has another name. */
  labels: Readonly<Record<string, string>>;
  /** What is laid over the record while the write waits; a whole record when it is new. */
  show: Readonly<Record<string, unknown>>;
};

export type Problem = {
  code: string;
  message: string;
  errors: readonly FieldProblem[];
  /** The stored record of a conflict. */
  current: Readonly<Record<string, unknown>> | null;
};

/** The form a write came from, so that it can be opened again. */
export type FormOrigin = {
  values: Record<string, unknown>;
  /** The refused write that it corrects. */
  replaces?: string;
};

export type Entry = Write & {
  /** The Idempotency-Key; it stays the same until the server has decided. */
  key: string;
  /** When it was made, in ms. */
  at: number;
  tries: number;
  /** `conflict` and `refused` wait for a person. */
  state: 'queued' | 'conflict' | 'refused';
  problem: Problem | null;
  form: FormOrigin | null;
};

export type Answer =
  | { kind: 'done'; version: number | null }
  | { kind: 'stale'; problem: Problem }
  | { kind: 'refused'; problem: Problem }
  /** No decision yet; `counts` when the server failed rather than the way to it. */
  | { kind: 'later'; counts: boolean; problem: Problem }
  | { kind: 'signed-out' };

type Entries = readonly Entry[];

/** A server that fails this often on one write is not asked again until a person says so. */
export const MOST_TRIES = 10;

export const isCreation = (write: Write) => write.method === 'POST';

/** A file's bytes lie beside the queue. */
export const isFile = (write: Write) => write.domain === 'files';

/**
 * Whether `write` must not reach the server before `earlier`: the same record, or one that is yet to be made. A
 * record may name a file before that has arrived.
 */
export function waitsFor(write: Write, earlier: Write): boolean {
  if (write.domain === earlier.domain && write.id === earlier.id) return true;
  if (!isCreation(earlier) || isFile(earlier)) return false;
  return `${write.path} ${JSON.stringify(write.body)}`.includes(earlier.id);
}

/** With one more write, in the place of the one it corrects or else at the end. */
export function add(entries: Entries, entry: Entry): Entry[] {
  const replaced = entry.form?.replaces;
  return entries.some((each) => each.key === replaced)
    ? entries.map((each) => (each.key === replaced ? entry : each))
    : [...entries, entry];
}

/** The first write that waits for nobody; words go before files, which take long. */
export function nextToSend(entries: Entries): Entry | undefined {
  const held: Entry[] = [];
  const words = entries.filter((entry) => !isFile(entry));
  for (const entry of [...words, ...entries.filter(isFile)]) {
    if (entry.state === 'queued' && !held.some((earlier) => waitsFor(entry, earlier))) return entry;
    held.push(entry);
  }
  return undefined;
}

/** The version a write is based on; 0 for a new record. */
export const versionOf = (write: Write) => Number(write.body.version ?? 0);

/**
 * The queue after an answer to `sent`. Later writes of the same record were made on top of this one, so they take
 * over the version it led to, and no other: somebody else's change in between must still be noticed.
 */
export function settle(entries: Entries, sent: Entry, answer: Answer): Entry[] {
  const at = entries.findIndex((entry) => entry.key === sent.key);
  const change = (parts: Partial<Entry>) =>
    entries.map((entry) => (entry.key === sent.key ? { ...entry, ...parts } : entry));
  switch (answer.kind) {
    case 'done': {
      const version = Math.min(answer.version ?? Infinity, versionOf(sent) + 1);
      return entries
        .filter((entry) => entry.key !== sent.key)
        .map((entry, index) =>
          index >= at && entry.domain === sent.domain && entry.id === sent.id
            ? { ...entry, body: { ...entry.body, version } }
            : entry,
        );
    }
    case 'stale':
      return change({ state: 'conflict', problem: answer.problem });
    case 'refused':
      return change({ state: 'refused', problem: answer.problem });
    case 'later': {
      const tries = sent.tries + (answer.counts ? 1 : 0);
      if (tries < MOST_TRIES) return change({ tries });
      return change({ tries, state: 'refused', problem: answer.problem });
    }
    case 'signed-out':
      return [...entries];
  }
}

/** Without the write, and without those that need the record it would have made. */
export function discard(entries: Entries, key: string): Entry[] {
  const gone = entries.filter((entry) => entry.key === key);
  for (const entry of entries.slice(entries.findIndex((each) => each.key === key) + 1)) {
    if (gone.some((each) => isCreation(each) && waitsFor(entry, each))) gone.push(entry);
  }
  return entries.filter((entry) => !gone.includes(entry));
}

const QUEUED = { tries: 0, state: 'queued', problem: null } as const;

/** Once more, as it is, and so under the same key: should it have arrived after all, it arrives no second time. */
export function retry(entries: Entries, key: string): Entry[] {
  return entries.map((entry) => (entry.key === key ? { ...entry, ...QUEUED } : entry));
}

const pick = (values: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** A conflict's end: only the fields named in `mine` are written, on top of what the server has now. */
export function resolve(
  entries: Entries,
  key: string,
  mine: readonly string[],
  newKey: string,
): Entry[] {
  if (mine.length === 0) return entries.filter((entry) => entry.key !== key);
  return entries.map((entry) => {
    if (entry.key !== key || !entry.problem?.current) return entry;
    return {
      ...entry,
      ...QUEUED,
      key: newKey,
      body: { ...pick(entry.body, mine), version: entry.problem.current.version },
      show: pick(entry.show, mine),
    };
  });
}

export type FieldConflict = { name: string; label: string; theirs: unknown; yours: unknown };

/** The fields one would write that stand differently in the record by now. */
export function differences(entry: Entry): FieldConflict[] {
  const current = entry.problem?.current ?? {};
  const named = (name: string, value: unknown) => entry.labels[`${name}.${String(value)}`] ?? value;
  return Object.entries(entry.body)
    .filter(([name, yours]) => {
      return name !== 'version' && JSON.stringify(yours) !== JSON.stringify(current[name] ?? null);
    })
    .map(([name, yours]) => ({
      name,
      label: entry.labels[name] ?? name,
      theirs: named(name, current[name]),
      yours: named(name, yours),
    }));
}

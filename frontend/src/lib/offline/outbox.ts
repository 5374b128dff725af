import { errorMessage, toApiError, type ApiError } from '@/lib/api/api-error';
import { fetchSession, identityOf } from '@/lib/auth/session';
import { changeOutbox, readOutbox, type Bytes } from './outbox-store';
import { usePending } from './pending';
import * as queue from './queue';
import type { Answer, Entry, FormOrigin, Problem, Write } from './queue';
import { deliver } from './send';

const tabs = new BroadcastChannel('outbox');

const SHORTEST = 1_000;
const LONGEST = 5 * 60_000;

type Sent = { entry: Entry; record: Readonly<Record<string, unknown>> };
type News = { identity: string; sent?: Sent };
type Listener = (sent: Sent) => void;

let onSent: Listener = () => undefined;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let again = false;

async function publish({ identity, sent }: News): Promise<void> {
  if (usePending.getState().identity !== identity) return;
  if (sent) onSent(sent);
  usePending.setState({ entries: await readOutbox(identity) });
}

/** Changes the queue for all tabs. */
async function change(
  identity: string,
  transition: (entries: Entry[]) => Entry[],
  { sent, bytes }: { sent?: Sent; bytes?: Bytes } = {},
): Promise<void> {
  await changeOutbox(identity, transition, bytes);
  await publish({ identity, sent });
  tabs.postMessage({ identity, sent } satisfies News);
}

/** Keeps a write, and of a new file what it holds; it is on the disk when this resolves. */
export async function enqueue(
  identity: string,
  write: Write & { key: string; form: FormOrigin | null },
  bytes?: Bytes,
): Promise<Entry> {
  const entry: Entry = { ...write, at: Date.now(), tries: 0, state: 'queued', problem: null };
  await change(identity, (entries) => queue.add(entries, entry), { bytes });
  void flush(identity);
  return entry;
}

export async function discard(identity: string, key: string): Promise<void> {
  await change(identity, (entries) => queue.discard(entries, key));
  void flush(identity);
}

/** Takes a write of the person who is signed in back, if it has not been sent. */
export async function withdraw(key: string): Promise<void> {
  const { identity } = usePending.getState();
  if (identity !== null) await discard(identity, key);
}

export async function retry(identity: string, key: string): Promise<void> {
  await change(identity, (entries) => queue.retry(entries, key));
  void flush(identity);
}

export async function resolve(
  identity: string,
  key: string,
  mine: readonly string[],
): Promise<void> {
  const newKey = crypto.randomUUID();
  await change(identity, (entries) => queue.resolve(entries, key, mine, newKey));
  void flush(identity);
}

export const discardAll = (identity: string): Promise<void> => change(identity, () => []);

function problemOf(error: ApiError): Problem {
  return {
    code: error.code,
    message: [errorMessage(error), ...error.errors.map((each) => each.message)].join(' '),
    errors: error.errors,
    current: error.current as Problem['current'],
  };
}

/** What a failure means for the write. A missing CSRF cookie is a session that has run out. */
function answerOf(error: ApiError): Answer {
  if (error.status === 401 || error.code === 'csrf_failed') return { kind: 'signed-out' };
  const problem = problemOf(error);
  if (!error.isFinal) return { kind: 'later', counts: error.status >= 500, problem };
  const stale = error.code === 'stale_version' && problem.current !== null;
  return { kind: stale ? 'stale' : 'refused', problem };
}

async function carry(identity: string, entry: Entry): Promise<Sent['record']> {
  if (!queue.isFile(entry)) return deliver<Sent['record']>(entry, entry.key);
  const { sendFile } = await import('./send-file');
  return sendFile(identity, entry);
}

async function attempt(
  identity: string,
  entry: Entry,
): Promise<{ answer: Answer; record?: Sent['record'] }> {
  try {
    const record = await carry(identity, entry);
    const version = typeof record.version === 'number' ? record.version : null;
    return { answer: { kind: 'done', version }, record };
  } catch (error) {
    return { answer: answerOf(toApiError(error)) };
  }
}

type Session = 'ours' | 'not-ours' | 'unknown';

/** Another person may have signed in in another tab: their session must not carry these writes. */
async function sessionOf(identity: string): Promise<Session> {
  try {
    return identityOf(await fetchSession()) === identity ? 'ours' : 'not-ours';
  } catch (error) {
    return toApiError(error).isFinal ? 'not-ours' : 'unknown';
  }
}

/** Sends what can be sent, in order; true when it is to be tried again later. */
async function drain(identity: string): Promise<boolean> {
  let checked = false;
  while (navigator.onLine) {
    const entry = queue.nextToSend(await readOutbox(identity));
    if (!entry) return false;
    if (!checked) {
      const session = await sessionOf(identity);
      if (session !== 'ours') return session === 'unknown';
      checked = true;
    }
    const { answer, record } = await attempt(identity, entry);
    const sent = record && { entry, record };
    await change(identity, (entries) => queue.settle(entries, entry, answer), { sent });
    if (answer.kind === 'signed-out') return false;
    if (answer.kind === 'later') return true;
    failures = 0;
  }
  return false;
}

function sendLater(identity: string): void {
  clearTimeout(timer);
  const longest = Math.min(LONGEST, SHORTEST * 2 ** failures++);
  timer = setTimeout(() => void flush(identity), longest * (0.5 + Math.random() / 2));
}

/** Sends the waiting writes, one tab at a time; whoever asks meanwhile makes it look once more. */
export function flush(identity: string): Promise<void> {
  again = true;
  running ??= (async () => {
    try {
      while (again) {
        again = false;
        const later = await navigator.locks.request(`outbox:${identity}`, () => drain(identity));
        if (later) sendLater(identity);
      }
    } finally {
      running = null;
    }
  })();
  return running;
}

/** Shows and sends this identity's writes from now on; returns how to stop. */
export async function openOutbox(identity: string, listener: Listener): Promise<() => void> {
  onSent = listener;
  const listening = new AbortController();
  const { signal } = listening;
  const now = () => {
    failures = 0;
    void flush(identity);
  };
  const whenSeen = () => {
    if (document.visibilityState === 'visible') void flush(identity);
  };
  window.addEventListener('online', now, { signal });
  document.addEventListener('visibilitychange', whenSeen, { signal });
  tabs.addEventListener('message', ({ data }: MessageEvent<News>) => void publish(data), {
    signal,
  });
  usePending.setState({ identity, entries: await readOutbox(identity), moments: [] });
  void flush(identity);
  return () => {
    listening.abort();
    clearTimeout(timer);
    onSent = () => undefined;
    usePending.setState({ identity: null, entries: [], moments: [] });
  };
}

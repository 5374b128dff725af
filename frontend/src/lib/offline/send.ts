import { ApiError, toApiError } from '@/lib/api/api-error';
import { apiFetch } from '@/lib/api/transport';
import { env } from '@/lib/env';
import { usePending } from './pending';
import { versionOf, waitsFor, type Entry, type FormOrigin, type Write } from './queue';

/** The gateway gives a function 30 s; who has not answered by then is not there. */
const PATIENCE = 35_000;
/** Characters; a browser keeps 64 KiB alive behind a page that is gone. */
const MOST_KEPT_ALIVE = 15_000;

/** The server's answer to a write; an ApiError otherwise, with status 0 when there was none. */
export async function deliver<R>(write: Write, key: string): Promise<R> {
  const body = JSON.stringify(write.body);
  const response = await apiFetch(
    new Request(`${env.apiOrigin}/api/v1${write.path}`, {
      method: write.method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
      // Who ticks something off and closes the tab has ticked it off.
      keepalive: body.length < MOST_KEPT_ALIVE,
      signal: AbortSignal.timeout(PATIENCE),
    }),
  );
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as R;
  throw new ApiError(response.status, answer, response.headers.get('x-request-id'));
}

/** What became of a write: the stored record, or the one shown while its entry waits in the outbox. */
export type Sent<R> = { record: R; queued: Entry | null };

/** The versions that this page's own writes of a record have led from and to. */
type Steps = { from: number; to: number };

/** Where the writes of a record that have no answer yet will have led. */
const underway = new Map<string, Promise<Steps | undefined>>();

/**
 * Sends a write, or keeps it on this device when there is no connection or an earlier write of the same record is
 * still waiting. What the server refuses is thrown, for the caller to show. The writes of a record go one after the
 * other: whoever ticks, undoes and ticks again faster than the server answers is in no conflict with himself.
 */
export async function send<R>(
  write: Write,
  key: string = crypto.randomUUID(),
  form: FormOrigin | null = null,
): Promise<Sent<R>> {
  const record = `${write.domain}/${write.id}`;
  const before = underway.get(record);
  const sending = sendAfter<R>(before, write, key, form);
  const led = sending.then(
    ({ steps }) => steps,
    () => before,
  );
  underway.set(record, led);
  void led.then(() => underway.get(record) === led && underway.delete(record));
  return (await sending).sent;
}

async function sendAfter<R>(
  before: Promise<Steps | undefined> | undefined,
  write: Write,
  key: string,
  form: FormOrigin | null,
): Promise<{ sent: Sent<R>; steps: Steps | undefined }> {
  const steps = await before;
  const made = versionOf(write);
  const follows = steps !== undefined && steps.from <= made && made < steps.to;
  const version = follows ? steps.to : made;
  const body = follows ? { ...write.body, version } : write.body;
  const sent = await sendOrKeep<R>({ ...write, body }, key, form);
  if (sent.queued) return { sent, steps: undefined };
  return { sent, steps: { from: follows ? steps.from : made, to: version + 1 } };
}

async function sendOrKeep<R>(write: Write, key: string, form: FormOrigin | null): Promise<Sent<R>> {
  const { identity, entries } = usePending.getState();
  const held = entries.some((earlier) => waitsFor(write, earlier));
  if (identity === null || (navigator.onLine && !held)) {
    try {
      return { record: await deliver<R>(write, key), queued: null };
    } catch (error) {
      if (identity === null || !toApiError(error).isNetwork) throw error;
    }
  }
  const { enqueue } = await import('./outbox');
  return { record: write.show as R, queued: await enqueue(identity, { ...write, key, form }) };
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mockApi, writes } from '@/test/mock-api';
import { testSession } from '@/test/render-staff';
import { identityOf } from '@/lib/auth/session';
import { discardAll, enqueue, flush, openOutbox, resolve, withdraw } from './outbox';
import { readOutbox } from './outbox-store';
import { overRecord, usePending } from './pending';
import { send } from './send';
import { change, creation } from './write';

const session = testSession([]);
const me = identityOf(session);
const about = { kind: 'Lead', title: 'Ravi', labels: { phone: 'Phone' } };
const lead = { id: 'L1', version: 3, phone: '0' };
const edit = (phone: string) => change('leads', lead, { phone }, about);
const whoami = { 'GET /me': () => ({ body: session }) };

let close: () => void;
let online = true;
beforeEach(async () => {
  online = true;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  mockApi(whoami);
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
});
afterEach(() => close());

async function goOnline() {
  online = true;
  window.dispatchEvent(new Event('online'));
  await flush(me);
}

it('sends at once when it can, and keeps nothing', async () => {
  const calls = mockApi({
    ...whoami,
    'PATCH /leads/L1': () => ({ body: { ...lead, version: 4 } }),
  });
  const { record, queued } = await send<typeof lead>(edit('1'));
  expect([record.version, queued]).toEqual([4, null]);
  expect(calls.map((call) => call.method)).toEqual(['PATCH']);
});

it('keeps what it cannot send, shows it, and sends it later under the same key, once (req:20.6)', async () => {
  online = false;
  const { queued } = await send(edit('1'), 'key-1');
  expect(queued?.state).toBe('queued');
  expect(overRecord(usePending.getState(), 'leads', 'L1', lead)?.phone).toBe('1');

  const calls = mockApi({
    ...whoami,
    'PATCH /leads/L1': () => ({ body: { ...lead, version: 4 } }),
  });
  await goOnline();
  await flush(me);
  expect(writes(calls)).toHaveLength(1);
  expect(writes(calls)[0]?.headers.get('idempotency-key')).toBe('key-1');
  expect(writes(calls)[0]?.body).toEqual({ version: 3, phone: '1' });
  expect(await readOutbox(me)).toEqual([]);
});

it('puts a write behind the ones of the same record that still wait, each on top of the other', async () => {
  mockApi({ ...whoami, 'PATCH /leads/L1': () => 'network' });
  await send(edit('1'));
  let version = 3;
  const calls = mockApi({
    ...whoami,
    'PATCH /leads/L1': () => ({ body: { ...lead, version: ++version } }),
  });
  await send(edit('2'));
  await flush(me);
  expect(writes(calls).map((call) => call.body)).toEqual([
    { version: 3, phone: '1' },
    { version: 4, phone: '2' },
  ]);
});

describe('writes of a record faster than the server answers', () => {
  it('go one after the other, each on the version the one before led to', async () => {
    let version = 3;
    const calls = mockApi({
      ...whoami,
      'PATCH /leads/L1': ({ body }) =>
        (body as typeof lead).version === version
          ? { body: { ...lead, ...(body as object), version: ++version } }
          : { status: 409, body: { code: 'stale_version', current: { ...lead, version } } },
    });
    const sent = await Promise.all(['1', '2', '3'].map((phone) => send<typeof lead>(edit(phone))));
    expect(sent.map(({ record }) => record.version)).toEqual([4, 5, 6]);
    expect(writes(calls).map((call) => (call.body as typeof lead).version)).toEqual([3, 4, 5]);
  });

  it('still meet what somebody else changed, and go on after one that is refused', async () => {
    const calls = mockApi({
      ...whoami,
      'PATCH /leads/L1': ({ body }) =>
        (body as typeof lead).phone === 'bad'
          ? { status: 422, body: { code: 'validation_failed' } }
          : { body: { ...lead, version: 9 } },
    });
    const [first, refused, last] = await Promise.allSettled(
      ['1', 'bad', '3'].map((phone) => send(edit(phone))),
    );
    expect([first?.status, refused?.status, last?.status]).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(writes(calls).map((call) => (call.body as typeof lead).version)).toEqual([3, 4, 4]);
  });
});

describe('the server’s answer', () => {
  const asked = async (status: number, body: object) => {
    online = false;
    await send(edit('1'));
    const calls = mockApi({ ...whoami, 'PATCH /leads/L1': () => ({ status, body }) });
    await goOnline();
    return calls;
  };

  it('401 pauses until the next sign-in', async () => {
    online = false;
    await send(edit('1'));
    const calls = mockApi({
      'GET /me': () => ({ status: 401 }),
      'POST /auth/refresh': () => ({ status: 401 }),
    });
    await goOnline();
    expect(writes(calls).every((call) => call.path === '/auth/refresh')).toBe(true);
    expect((await readOutbox(me))[0]).toMatchObject({ state: 'queued', tries: 0 });
  });

  it('503 is asked again later', async () => {
    const asks = writes(await asked(503, {})).length;
    expect(asks).toBeGreaterThan(0);
    expect((await readOutbox(me))[0]).toMatchObject({ state: 'queued', tries: asks });
  });

  it('422 is parked with its words', async () => {
    await asked(422, { code: 'validation_failed', detail: 'No such phone.' });
    expect(usePending.getState().entries[0]).toMatchObject({
      state: 'refused',
      problem: { message: 'No such phone.' },
    });
  });

  it('409 waits for a choice, then writes it on top of their version under a new key (req:T7)', async () => {
    const current = { ...lead, version: 8, phone: '9' };
    const first = await asked(409, { code: 'stale_version', current });
    const [entry] = await readOutbox(me);
    expect(entry?.state).toBe('conflict');

    const calls = mockApi({
      ...whoami,
      'PATCH /leads/L1': () => ({ body: { ...lead, version: 9 } }),
    });
    await resolve(me, entry!.key, ['phone']);
    await flush(me);
    expect(writes(calls)[0]?.body).toEqual({ version: 8, phone: '1' });
    expect(writes(calls)[0]?.headers.get('idempotency-key')).not.toBe(
      writes(first)[0]?.headers.get('idempotency-key'),
    );
  });
});

it('sends nothing in the name of somebody else who signed in meanwhile', async () => {
  online = false;
  await send(edit('1'));
  const other = { ...session, user: { ...session.user, id: 'u2' } };
  const calls = mockApi({ 'GET /me': () => ({ body: other }) });
  await goOnline();
  expect(writes(calls)).toEqual([]);
  expect(await readOutbox(me)).toHaveLength(1);
});

it('makes a record and what belongs to it in order, and takes both back together', async () => {
  online = false;
  const make = creation<{ id: string; name: string }>(
    'accounts',
    { id: 'A1' },
    { id: 'A1', name: 'Aurora' },
    about,
  );
  const child = { id: 'C1', account_id: 'A1' };
  await send(make, 'make');
  await send(creation('contacts', child, child, about), 'child');
  await withdraw('make');
  expect(await readOutbox(me)).toEqual([]);
});

it('corrects a refused write in its place', async () => {
  online = false;
  await send(edit('1'), 'old');
  await send(change('leads', { id: 'L2', version: 1 }, { phone: '5' }, about), 'other');
  await enqueue(me, { ...edit('2'), key: 'new', form: { values: {}, replaces: 'old' } });
  expect((await readOutbox(me)).map((entry) => entry.key)).toEqual(['new', 'other']);
});

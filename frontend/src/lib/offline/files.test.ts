import { webcrypto } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { identityOf } from '@/lib/auth/session';
import { mockApi, writes } from '@/test/mock-api';
import { testSession } from '@/test/render-staff';
import { installS3, puts, statuses } from '@/test/s3-stand-in';
import { discard, discardAll, enqueue, flush, openOutbox, retry } from './outbox';
import { readBytes, readOutbox } from './outbox-store';
import { pictureWrite } from './send-file';
import { change, creation } from './write';

const session = testSession([]);
const me = identityOf(session);
const about = { kind: 'Quote', title: 'Kitchen', labels: {} };
const parent = { type: 'quote', id: 'Q1' } as const;
const quote = creation<{ id: string }>('quotes', { id: 'Q1' }, { id: 'Q1' }, about);
const photo = (id: string) => ({
  ...pictureWrite({ id, name: 'Sink.jpg', parent }, 'Kitchen'),
  key: id,
  form: null,
});
const keep = (id: string) => enqueue(me, photo(id), { fileId: id, data: new ArrayBuffer(3) });
const upload = { url: 'https://s3.example/P1', headers: {}, expires_at: '2999-01-01T00:00:00Z' };
const routes = {
  'GET /me': () => ({ body: session }),
  'POST /quotes': () => ({ status: 201, body: { id: 'Q1', version: 1 } }),
  'POST /files': () => ({ status: 201, body: { id: 'P1', ...upload } }),
  'POST /files/P1/finish': () => ({ body: { id: 'P1', version: 1 } }),
};

let close: () => void;
let online = false;
beforeEach(async () => {
  installS3();
  vi.stubGlobal('crypto', webcrypto);
  // jsdom's files cannot be read whole, and Node hashes no buffers of jsdom's.
  vi.stubGlobal(
    'File',
    class extends File {
      override arrayBuffer = () => Promise.resolve(Buffer.from('abc') as unknown as ArrayBuffer);
    },
  );
  online = false;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  mockApi(routes);
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
});

async function goOnline(answers: Parameters<typeof mockApi>[0] = routes) {
  const calls = mockApi(answers);
  online = true;
  await flush(me);
  return writes(calls).map((call) => `${call.method} ${call.path}`);
}

it('is kept with its bytes, and sent once, after the record it is of and all that is only words (req:B9 req:20.6)', async () => {
  await enqueue(me, { ...quote, key: 'q', form: null });
  await keep('P1');
  const line = { id: 'Q1', version: 1 };
  const named = change('quotes', line, { sections: [{ lines: [{ photo_id: 'P1' }] }] }, about);
  await enqueue(me, { ...named, key: 'named', form: null });
  expect((await readBytes(me, 'P1'))?.byteLength).toBe(3);
  const patched = { 'PATCH /quotes/Q1': () => ({ body: { id: 'Q1', version: 2 } }) };
  expect(await goOnline({ ...routes, ...patched })).toEqual([
    'POST /quotes',
    'PATCH /quotes/Q1',
    'POST /files',
    'POST /files/P1/finish',
  ]);
  expect(puts.map((each) => each.url)).toEqual(['https://s3.example/P1']);
  expect(await readOutbox(me)).toEqual([]);
  expect(await readBytes(me, 'P1')).toBeUndefined();
  expect(await goOnline()).toEqual([]);
});

it('goes on under the same id where S3 already has it (req:B9)', async () => {
  await keep('P1');
  const lost = { ...routes, 'POST /files/P1/finish': () => 'network' as const };
  expect(await goOnline(lost)).toEqual(['POST /files', 'POST /files/P1/finish']);
  expect(await readOutbox(me)).toHaveLength(1);
  statuses.push(412);
  expect(await goOnline()).toEqual(['POST /files', 'POST /files/P1/finish']);
  expect(await readOutbox(me)).toEqual([]);
});

it('is parked with the words of the plan that is full, holds up nothing, and can be tried again (req:13.1)', async () => {
  await keep('P1');
  const full = { status: 409, body: { code: 'storage_full', detail: 'Storage is full.' } };
  await goOnline({ ...routes, 'POST /files': () => full });
  expect((await readOutbox(me))[0]).toMatchObject({
    state: 'refused',
    problem: { message: 'Storage is full.' },
  });
  const named = change('quotes', { id: 'Q1', version: 1 }, { note: 'P1' }, about);
  online = false;
  await enqueue(me, { ...named, key: 'named', form: null });
  const patched = { 'PATCH /quotes/Q1': () => ({ body: { id: 'Q1', version: 2 } }) };
  expect(await goOnline({ ...routes, ...patched })).toEqual(['PATCH /quotes/Q1']);
  mockApi(routes);
  await retry(me, 'P1');
  await flush(me);
  expect(await readOutbox(me)).toEqual([]);
});

it('goes with the record that is given up, and leaves nothing on the device', async () => {
  await enqueue(me, { ...quote, key: 'q', form: null });
  await keep('P1');
  await discard(me, 'q');
  expect(await readOutbox(me)).toEqual([]);
  expect(await readBytes(me, 'P1')).toBeUndefined();
  await keep('P1');
  await discardAll(me);
  expect(await readBytes(me, 'P1')).toBeUndefined();
});

it('is neither kept nor half kept where the device has no room', async () => {
  const put = IDBObjectStore.prototype.put;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...written
  ) {
    if (written[0] instanceof ArrayBuffer) throw new DOMException('', 'QuotaExceededError');
    return put.apply(this, written);
  });
  await expect(keep('P1')).rejects.toThrow();
  full.mockRestore();
  expect(await readOutbox(me)).toEqual([]);
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testLine, testQuote, testSection } from '@/features/quotes/testing';
import { identityOf } from '@/lib/auth/session';
import type { Permission } from '@/lib/auth/permissions';
import { discardAll, openOutbox } from '@/lib/offline/outbox';
import { readBytes, readOutbox } from '@/lib/offline/outbox-store';
import { fitted, UnfitPicture } from '@/lib/pictures/picture';
import { mockApi } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { QuoteScreen } from './quote-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/quotes/q1',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => undefined }),
}));
vi.mock('@/lib/api/ulid', () => ({ newUlid: () => 'P1' }));
vi.mock('@/lib/pictures/picture', async (original) => ({
  ...(await original<object>()),
  fitted: vi.fn(),
}));

const me = identityOf(testSession([]));
const nothing = () => ({ body: { items: [], next_cursor: null } });
const link = () => ({ body: { url: 'https://s3.example/P1?inline', expires_at: '' } });
const routes = { 'GET /users': nothing, 'GET /families': nothing, 'GET /tax-codes': nothing };
const photographed = (photo_id: string | null) =>
  testQuote({
    sections: [testSection('s1', [testLine('l1', { photo_id }), testLine('l2', { name: 'Sink' })])],
  });
const all: Permission[] = ['quotes:read', 'quotes:write', 'files:read', 'files:write'];

/** Everything is in sight. */
class InSight {
  #tell: (entries: { isIntersecting: boolean }[]) => void;
  constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
    this.#tell = tell;
  }
  observe() {
    this.#tell([{ isIntersecting: true }]);
  }
  disconnect = () => undefined;
}

let close: () => void;
beforeAll(async () => {
  await import('@/features/quotes/components/quote-editor');
  await import('@/features/quotes/components/line-sheet');
  await import('@/features/quotes/components/move-dialog');
}, 60_000);
beforeEach(async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  vi.stubGlobal('IntersectionObserver', InSight);
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:P1' }));
  const bytes = { size: 3, arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) };
  vi.mocked(fitted).mockResolvedValue(bytes as Blob);
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
});
afterEach(() => close());

async function openLine(name: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name }, { timeout: 5_000 }));
  return within(await screen.findByRole('dialog'));
}
const choose = (file: File) => {
  const input = screen.getByRole('dialog').querySelector<HTMLElement>('input[capture]')!;
  return userEvent.upload(input, file, { applyAccept: false });
};
const jpeg = new File(['x'], 'IMG_1.jpg', { type: 'image/jpeg' });

it('a photo waits on the device, is seen in its row, and can be taken back (req:4.11 req:B9)', async () => {
  const quote = photographed(null);
  mockApi({ ...routes, 'GET /quotes/q1': () => ({ body: quote }) });
  renderStaff(<QuoteScreen />, all);
  const sheet = await openLine(/^Sink/);
  await choose(jpeg);
  expect(await sheet.findByRole('img', { name: 'Photo: Sink' })).toHaveAttribute('src', 'blob:P1');
  expect(sheet.getByRole('status')).toHaveTextContent('Kept on this device');
  expect((await readOutbox(me))[0]).toMatchObject({
    id: 'P1',
    title: 'Sharma kitchen',
    body: { id: 'P1', name: 'Sink.jpg', parent: { type: 'quote', id: 'q1' } },
  });
  await userEvent.click(sheet.getByRole('button', { name: 'Remove the photo' }));
  await waitFor(async () => expect(await readOutbox(me)).toEqual([]));
  expect(await readBytes(me, 'P1')).toBeUndefined();
  expect(sheet.queryByRole('img', { name: 'Photo: Sink' })).not.toBeInTheDocument();

  await choose(jpeg);
  await sheet.findByRole('img', { name: 'Photo: Sink' });
  await userEvent.click(sheet.getByRole('button', { name: 'Duplicate' }));
  const copy = within(await screen.findByRole('dialog'));
  await userEvent.click(copy.getByRole('button', { name: 'Remove the photo' }));
  expect(await readOutbox(me)).toHaveLength(1);
  await userEvent.click(copy.getByRole('button', { name: 'Done' }));
  expect(await screen.findByRole('img', { name: 'Photo: Sink' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
  await waitFor(async () => expect(await readOutbox(me)).toEqual([]));
});

it('what is no photo is refused in words, and nothing is kept (req:4.11)', async () => {
  mockApi({ ...routes, 'GET /quotes/q1': () => ({ body: photographed(null) }) });
  renderStaff(<QuoteScreen />, all);
  const sheet = await openLine(/^Sink/);
  vi.mocked(fitted).mockRejectedValueOnce(new UnfitPicture('kind'));
  await choose(jpeg);
  expect(await sheet.findByRole('alert')).toHaveTextContent('This is not a photo.');
  vi.mocked(fitted).mockRejectedValueOnce(new UnfitPicture('heic'));
  await choose(jpeg);
  await waitFor(() => expect(sheet.getByRole('alert')).toHaveTextContent('HEIC'));
  expect(await readOutbox(me)).toEqual([]);
});

it('one that was sent is fetched when it is in sight, once for all lines that have it; a missing one says so', async () => {
  const quote = photographed('P1');
  quote.sections[0]!.lines[1] = testLine('l2', { name: 'Sink', photo_id: 'P1' });
  quote.sections[0]!.lines[2] = testLine('l3', { name: 'Tap', photo_id: 'P2' });
  const calls = mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: quote }),
    'GET /files/P1/link': link,
  });
  renderStaff(<QuoteScreen />, all);
  expect(await screen.findByRole('img', { name: 'Photo: Sink' }, { timeout: 5_000 })).toBeVisible();
  expect(screen.getByRole('img', { name: 'Photo: Marine ply' })).toBeVisible();
  expect(await screen.findByText('This photo has not arrived yet, or was removed.')).toBeVisible();
  const links = calls.filter((call) => call.path.endsWith('/link')).map((call) => call.path);
  expect(links.sort()).toEqual(['/files/P1/link', '/files/P2/link']);
});

it('a quote is not finalised while its photos are on their way (req:4.13)', async () => {
  const quote = photographed('P1');
  mockApi({ ...routes, 'GET /quotes/q1': () => ({ body: quote }) });
  const { enqueue } = await import('@/lib/offline/outbox');
  const { pictureWrite } = await import('@/lib/offline/send-file');
  const parent = { type: 'quote', id: 'q1' } as const;
  const write = pictureWrite({ id: 'P1', name: 'Sink.jpg', parent }, 'Sharma kitchen');
  const bytes = { fileId: 'P1', data: new ArrayBuffer(3) };
  await enqueue(me, { ...write, key: 'k', form: null }, bytes);
  renderStaff(<QuoteScreen />, all);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Finalise' }, { timeout: 5_000 }),
  );
  const asked = await screen.findByRole('alertdialog');
  expect(asked).toHaveAccessibleDescription(/^1 photo is still on its way\./);
  const confirm = within(asked).getByRole('button', { name: 'Finalise' });
  expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await discardAll(me);
  await waitFor(() => expect(confirm).not.toHaveAttribute('aria-disabled'));
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { webcrypto } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { RecordFile } from '@/lib/api/files';
import { usePending } from '@/lib/offline/pending';
import { useTransfers } from '@/stores/transfers';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { Files } from './files';

vi.mock('next/navigation', () => ({ usePathname: () => '/accounts/A1' }));
let ids = 0;
vi.mock('@/lib/api/ulid', () => ({ newUlid: () => `U${++ids}` }));

const of = { type: 'account', id: 'A1' } as const;
const stored = (parts: Partial<RecordFile>) =>
  ({
    id: 'F1',
    version: 1,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    parent: of,
    name: 'plan.pdf',
    content_type: 'application/pdf',
    size: 1536,
    sha256: 'x',
    uploaded_by: 'u1',
    is_active: true,
    ...parts,
  }) as RecordFile;

/** S3's side: what was put where, answered with the next of these statuses. */
let puts: { url: string; headers: Record<string, string>; file: File }[];
let statuses: (number | 'network' | 'never')[];

class S3 {
  status = 0;
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;
  #url = '';
  #headers: Record<string, string> = {};
  open(_: string, url: string) {
    this.#url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value;
  }
  abort() {
    this.onabort?.();
  }
  send(file: File) {
    puts.push({ url: this.#url, headers: this.#headers, file });
    this.upload.onprogress?.({ loaded: file.size / 2 });
    const status = statuses.shift() ?? 200;
    if (status === 'never') return;
    this.status = status === 'network' ? 0 : status;
    queueMicrotask(() => (status === 'network' ? this.onerror?.() : this.onload?.()));
  }
}

beforeEach(() => {
  ids = 0;
  puts = [];
  statuses = [];
  useTransfers.setState({ transfers: [] });
  usePending.setState({ entries: [], moments: [] });
  vi.stubGlobal('XMLHttpRequest', S3);
  vi.stubGlobal('crypto', webcrypto);
});

type Answer = { status?: number; body?: unknown } | 'network';

function api(files: RecordFile[] = [], finish: Answer[] = []) {
  let items = files;
  const finished = (id: string) => () => {
    const answer = finish.shift();
    if (answer) return answer;
    const made = stored({ id, name: puts.at(-1)?.file.name ?? '' });
    items = [made, ...items];
    return { body: made };
  };
  return mockApi({
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /files': () => ({ body: { items, next_cursor: null } }),
    'GET /files/F1/link': ({ query }) => ({
      body: { url: `https://s3.example/F1?inline=${query.get('inline')}`, expires_at: '' },
    }),
    'POST /files': ({ body }) => ({
      status: 201,
      body: {
        id: (body as RecordFile).id,
        url: `https://s3.example/${(body as RecordFile).id}`,
        headers: { 'if-none-match': '*' },
        expires_at: '2999-01-01T00:00:00Z',
      },
    }),
    'POST /files/U1/finish': finished('U1'),
    'POST /files/U2/finish': finished('U2'),
    'DELETE /files/F1': () => {
      items = items.filter((each) => each.id !== 'F1');
      return { status: 204 };
    },
  });
}

const show = (may: 'read' | 'write' = 'write') =>
  renderStaff(
    <>
      <Files of={of} />
      <Toaster />
    </>,
    may === 'write'
      ? ['accounts:read', 'accounts:write', 'files:read', 'files:write']
      : ['accounts:read', 'files:read'],
  );
const picker = () => document.querySelector<HTMLInputElement>('input[multiple]')!;
const pick = (...files: File[]) => userEvent.upload(picker(), files, { applyAccept: false });
/** jsdom's files cannot be read whole, and Node hashes no buffers of jsdom's. */
const pdf = (name = 'offer.pdf') =>
  Object.assign(new File(['%PDF'], name, { type: 'application/pdf' }), {
    arrayBuffer: () => Promise.resolve(Buffer.from('%PDF') as unknown as ArrayBuffer),
  });
const writes = (calls: { method: string; path: string }[]) =>
  calls.filter((each) => each.method !== 'GET').map((each) => `${each.method} ${each.path}`);

describe('the files of a record', () => {
  it('are announced with their hash, sent to S3 as they were announced, and finished (req:13.1 req:13.2)', async () => {
    const calls = api();
    show();
    expect(await screen.findByText('No files yet.')).toBeVisible();

    await pick(pdf());

    expect(await screen.findByRole('button', { name: 'Look at offer.pdf' })).toBeVisible();
    expect(writes(calls)).toEqual(['POST /files', 'POST /files/U1/finish']);
    expect(calls.find((each) => each.method === 'POST')?.body).toEqual({
      id: 'U1',
      parent: of,
      name: 'offer.pdf',
      content_type: 'application/pdf',
      size: 4,
      sha256: 'MV1Cm3cUzttq0ErDEkAUUldpJjBFfzyIJTxb7OrHYCc=',
    });
    expect(puts).toMatchObject([
      { url: 'https://s3.example/U1', headers: { 'if-none-match': '*' } },
    ]);
    expect(useTransfers.getState().transfers).toEqual([]);
  });

  it('say before anything is sent what cannot be added (req:13.1)', async () => {
    const calls = api();
    show();
    await screen.findByText('No files yet.');

    await pick(new File(['x'], 'run.exe'), new File([], 'empty.pdf'));

    const alerts = await screen.findAllByRole('alert');
    expect(alerts.map((each) => each.textContent)).toEqual([
      'run.exe: Files of this type cannot be added.',
      'empty.pdf: This file is empty.',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss run.exe' }));
    expect(screen.queryByText('run.exe')).not.toBeInTheDocument();
    expect(writes(calls)).toEqual([]);
    expect(puts).toEqual([]);
  });

  it('go on where they stopped: what has been sent is not sent again (req:13.1)', async () => {
    const calls = api([], ['network']);
    statuses = ['network', 200];
    show();
    await screen.findByText('No files yet.');

    await pick(pdf());
    await userEvent.click(await screen.findByRole('button', { name: 'Try offer.pdf again' }));
    await waitFor(() => expect(puts).toHaveLength(2));
    await userEvent.click(await screen.findByRole('button', { name: 'Try offer.pdf again' }));

    expect(await screen.findByRole('button', { name: 'Look at offer.pdf' })).toBeVisible();
    expect(puts).toHaveLength(2);
    expect(writes(calls)).toEqual([
      'POST /files',
      'POST /files/U1/finish',
      'POST /files/U1/finish',
    ]);
  });

  it('begin anew when the server will have nothing of them any more', async () => {
    const calls = api([], [{ status: 404, body: { code: 'not_found' } }]);
    show();
    await screen.findByText('No files yet.');

    await pick(pdf());
    await userEvent.click(await screen.findByRole('button', { name: 'Try offer.pdf again' }));

    expect(await screen.findByRole('button', { name: 'Look at offer.pdf' })).toBeVisible();
    expect(writes(calls)).toEqual([
      'POST /files',
      'POST /files/U1/finish',
      'POST /files',
      'POST /files/U2/finish',
    ]);
  });

  it('show how far they are and can be given up', async () => {
    const calls = api();
    statuses = ['never'];
    show();
    await screen.findByText('No files yet.');

    await pick(pdf());
    expect(await screen.findByRole('progressbar', { name: 'offer.pdf, 50 %' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel offer.pdf' }));

    expect(screen.queryByText('offer.pdf')).not.toBeInTheDocument();
    expect(writes(calls)).toEqual(['POST /files']);
  });

  it('are looked at, and removed when one says so twice (req:13.1)', async () => {
    const calls = api([stored({ name: 'room.png', content_type: 'image/png' })]);
    show();

    await userEvent.click(await screen.findByRole('button', { name: 'Look at room.png' }));
    expect(await screen.findByRole('img', { name: 'room.png' })).toHaveAttribute(
      'src',
      'https://s3.example/F1?inline=true',
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await screen.findByRole('button', { name: 'More actions: room.png' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    const question = await screen.findByRole('alertdialog', { name: 'Remove room.png?' });
    expect(writes(calls)).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: 'Remove' }));

    expect(await screen.findByText('No files yet.')).toBeVisible();
    expect(calls.find((each) => each.method === 'DELETE')?.query.get('version')).toBe('1');
  });

  it('are only read by those who may not write (req:13.1)', async () => {
    api([stored({})]);
    show('read');

    await userEvent.click(await screen.findByRole('button', { name: 'More actions: plan.pdf' }));
    expect(screen.getAllByRole('menuitem').map((each) => each.textContent)).toEqual([
      'Look at it',
      'Download',
    ]);
    expect(picker()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add files' })).not.toBeInTheDocument();
  });

  it('wait for a connection, and for a record that has not been sent (req:20.6)', async () => {
    api([stored({})]);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { unmount } = show();
    expect(await screen.findByText(/You are offline. Files can be added/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add files' })).toBeDisabled();
    unmount();

    usePending.setState({
      entries: [{ id: 'A1', domain: 'accounts', method: 'POST' }] as never,
    });
    show();
    expect(await screen.findByText(/once this record has been sent/)).toBeVisible();
  });
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ListFiles } from '@/components/exports/list-files';
import { Toaster } from '@/components/ui/toaster';
import type { Export } from '@/lib/api/exports';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ExportsScreen } from './exports-screen';

const ID = '01K0AAAAAAAAAAAAAAAAAAAAAA';
const assign = vi.fn();
vi.stubGlobal('location', { ...window.location, assign });

const record = (values: Partial<Export> = {}): Export => ({
  id: ID,
  version: 2,
  created_at: '2026-11-22T09:30:00Z',
  updated_at: '2026-11-22T09:31:00Z',
  kind: 'accounts',
  filters: {},
  state: 'done',
  started_by: 'u1',
  rows: 1500,
  kinds: null,
  kinds_total: null,
  size: 2048,
  failure: null,
  finished_at: '2026-11-22T09:31:00Z',
  expires_at: '2999-11-29T09:31:00Z',
  ...values,
});
const page = (...items: Export[]) => ({ body: { items, next_cursor: null } });
const link = { body: { url: 'https://files.example/signed', expires_at: '2026-11-22T09:36:00Z' } };
const show = (permissions: Permission[] = ['exports:read', 'exports:write', 'audit:read']) =>
  renderStaff(
    <>
      <ExportsScreen />
      <Toaster />
    </>,
    permissions,
  );

beforeEach(() => {
  assign.mockReset();
  useToasts.setState({ toasts: [] });
});

it('lists what has gone out, and fetches it again while it is kept req:15.4', async () => {
  mockApi({
    'GET /exports': () =>
      page(
        record(),
        record({ id: '2', kind: 'leads', expires_at: '2020-01-01T00:00:00Z' }),
        record({ id: '3', kind: 'orders', state: 'working', rows: null, expires_at: null }),
        record({
          id: '4',
          kind: 'cases',
          state: 'failed',
          expires_at: null,
          failure: { code: 'too_large', message: 'Narrow the list.' },
        }),
      ),
    [`GET /exports/${ID}/link`]: () => link,
  });
  show(['exports:read']);

  const rows = await screen.findAllByRole('listitem');
  expect(rows[0]).toHaveTextContent('1500 rows, 2 KB');
  expect(rows[1]).toHaveTextContent('No longer kept');
  expect(rows[2]).toHaveTextContent('Being written');
  expect(rows[3]).toHaveTextContent('Narrow the list.');
  expect(screen.getAllByRole('button', { name: /^Download/ })).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Export everything' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Download Accounts' }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://files.example/signed'));
});

it('writes everything and says how far it is req:15.4', async () => {
  const work = {
    kind: 'everything',
    state: 'working',
    rows: 500,
    kinds: 5,
    kinds_total: 25,
  } as const;
  mockApi({
    'GET /exports': () => page(),
    'POST /exports': () => ({ status: 201, body: record(work) }),
    [`GET /exports/${ID}`]: () => ({ body: record({ ...work, expires_at: null }) }),
  });
  show();

  await userEvent.click(await screen.findByRole('button', { name: 'Export everything' }));

  expect(await screen.findByText(/Writing 5 of 25 kinds of records, 500 rows/)).toBeVisible();
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '20');
});

it('says that there is none yet, that it failed, and who may not see it', async () => {
  mockApi({ 'GET /exports': () => page() });
  const { unmount } = show();
  expect(await screen.findByText('No exports yet')).toBeVisible();
  unmount();
  mockApi({ 'GET /exports': () => ({ status: 500, body: { code: 'internal', errors: [] } }) });
  const failed = show();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  failed.unmount();
  show(['accounts:read']);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
});

it('exports a list with the filters it shows, and saves the file when it is there req:15.4', async () => {
  const asked = vi.fn();
  mockApi({
    'POST /exports': ({ body }) => {
      asked(body);
      return { status: 201, body: record({ state: 'working', rows: null, expires_at: null }) };
    },
    [`GET /exports/${ID}`]: () => ({ body: record() }),
    [`GET /exports/${ID}/link`]: () => link,
  });
  renderStaff(
    <>
      <ListFiles kind="accounts" filters={{ owner: 'me', q: undefined }} />
      <Toaster />
    </>,
    ['exports:read', 'exports:write'],
  );

  expect(screen.queryByRole('link', { name: 'Import' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));

  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://files.example/signed'));
  expect(asked).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'accounts', filters: { owner: 'me' } }),
  );
  expect(screen.getByText('1500 rows exported')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Export' })).not.toHaveAttribute('aria-disabled');
});

it('leads to importing such records req:16.1', () => {
  renderStaff(<ListFiles kind="leads" filters={{}} />, ['imports:write']);
  expect(screen.getByRole('link', { name: 'Import' })).toHaveAttribute(
    'href',
    '/settings/data?kind=leads',
  );
  expect(screen.queryByRole('button', { name: 'Export' })).not.toBeInTheDocument();
});

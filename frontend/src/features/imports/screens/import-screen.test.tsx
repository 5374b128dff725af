import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Import, ImportRow } from '@/features/imports/api';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ImportScreen } from './import-screen';

const ID = '01K0AAAAAAAAAAAAAAAAAAAAAA';

vi.mock('next/navigation', () => ({
  usePathname: () => `/settings/data/imports/${ID}`,
  useSearchParams: () => new URLSearchParams(),
}));

const counts = { create: 0, alike: 0, update: 0, unchanged: 0, skip: 0, refuse: 0, left: 0 };
const record = (values: Partial<Import>): Import => ({
  id: ID,
  version: 3,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: new Date().toISOString(),
  kind: 'leads',
  name: 'leads.csv',
  state: 'mapping',
  started_by: 'u1',
  rows: null,
  counts: null,
  failure: null,
  finished_at: null,
  columns: [
    { heading: 'Surname', samples: ['Rao', 'Li'], field: 'last_name' },
    { heading: 'Firm', samples: ['Rao Homes'], field: null },
  ],
  fields: [
    { name: 'last_name', label: 'Last name', required: true },
    { name: 'company', label: 'Company', required: true },
    { name: 'email', label: 'Email', required: false },
  ],
  rows_done: 0,
  undo_until: null,
  ...values,
});
const row = (values: Partial<ImportRow>): ImportRow => ({
  row: 2,
  action: 'create',
  label: 'Rao, Rao Homes',
  record_id: null,
  fields: ['company', 'last_name'],
  problems: [],
  ...values,
});
const rows = (...items: ImportRow[]) => ({ body: { items, next_cursor: null } });
const show = (permissions: Permission[] = ['imports:read', 'imports:write']) =>
  renderStaff(
    <>
      <ImportScreen />
      <Toaster />
    </>,
    permissions,
  );

beforeEach(() => useToasts.setState({ toasts: [] }));

it('says what the columns are missing, and has the rows checked under the choice req:16.1', async () => {
  const calls = mockApi({
    [`GET /imports/${ID}`]: () => ({ body: record({}) }),
    [`POST /imports/${ID}/mapping`]: () => ({ body: record({ state: 'checking', version: 4 }) }),
  });
  show();

  expect(await screen.findByText('New records also need: Company.')).toBeVisible();
  expect(screen.getByText('Rao · Li')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('Field for “Firm”'), 'Company');
  expect(screen.queryByText(/New records also need/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Check the rows' }));

  expect(await screen.findByText(/Checking every row/)).toBeVisible();
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    version: 3,
    fields: ['last_name', 'company'],
  });
});

it('takes a field from the column that had it', async () => {
  mockApi({ [`GET /imports/${ID}`]: () => ({ body: record({}) }) });
  show();

  await userEvent.selectOptions(await screen.findByLabelText('Field for “Firm”'), 'Last name');

  expect(screen.getByLabelText('Field for “Surname”')).toHaveValue('');
});

it('shows what each row would do, what is wrong first, and imports the rest', async () => {
  const checked = record({
    state: 'checked',
    rows: 2,
    counts: { ...counts, create: 1, refuse: 1 },
  });
  const problem = { field: 'email', code: 'value_error', message: 'This is no address.' };
  const calls = mockApi({
    [`GET /imports/${ID}`]: () => ({ body: checked }),
    [`GET /imports/${ID}/rows`]: ({ query }) =>
      query.get('action') === 'refuse'
        ? rows(row({ row: 3, action: 'refuse', label: 'Li', problems: [problem] }))
        : rows(row({})),
    [`POST /imports/${ID}/run`]: () => ({
      body: record({ state: 'running', version: 4, rows: 2, rows_done: 1 }),
    }),
  });
  show();

  const refused = await screen.findByRole('list', { name: 'Rows: Refused' });
  expect(within(refused).getByText('Row 3')).toBeVisible();
  expect(within(refused).getByText('Email: This is no address.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '1 New' }));
  const created = await screen.findByRole('list', { name: 'Rows: New' });
  expect(within(created).getByText('Sets Company, Last name')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Import 1 row' }));
  const bar = await screen.findByRole('progressbar', { name: 'Importing: 1 of 2 rows' });
  expect(bar).toHaveAttribute('aria-valuenow', '50');
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ version: 3 });
});

it('counts and names new rows that look like what is there, and imports them too (req:B11)', async () => {
  const message = 'This looks like Aurora Hotels, which is there already.';
  mockApi({
    [`GET /imports/${ID}`]: () => ({
      body: record({ state: 'checked', rows: 3, counts: { ...counts, create: 2, alike: 1 } }),
    }),
    [`GET /imports/${ID}/rows`]: () =>
      rows(row({ action: 'alike', problems: [{ field: null, code: 'looks_like', message }] })),
  });
  show();

  const familiar = await screen.findByRole('list', { name: 'Rows: New, looks familiar' });
  expect(within(familiar).getByText(message)).toBeVisible();
  expect(screen.getByRole('button', { name: '1 New, looks familiar' })).toBePressed();
  expect(screen.getByRole('button', { name: 'Import 3 rows' })).toBeEnabled();
});

it('undoes after asking, and shows where an import is that somebody else moved on', async () => {
  const done = record({
    state: 'done',
    rows: 1,
    counts: { ...counts, create: 1 },
    undo_until: '2026-12-20T09:30:00Z',
  });
  mockApi({
    [`GET /imports/${ID}`]: () => ({ body: done }),
    [`GET /imports/${ID}/rows`]: () => rows(row({})),
    [`POST /imports/${ID}/undo`]: () => ({
      status: 409,
      body: {
        code: 'stale_version',
        current: record({ ...done, state: 'undone', undo_until: null }),
      },
    }),
  });
  show();

  await userEvent.click(await screen.findByRole('button', { name: 'Undo the import' }));
  const dialog = await screen.findByRole('alertdialog', {}, { timeout: 5_000 });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Undo the import' }));

  expect(await screen.findByText('The import is undone.')).toBeVisible();
});

it('says why an import has failed, and that work stands still', async () => {
  const failure = { code: 'broken_quotes', message: 'A quotation mark is out of place.' };
  mockApi({ [`GET /imports/${ID}`]: () => ({ body: record({ state: 'failed', failure }) }) });
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('A quotation mark is out of place.');
});

it('offers to take up what stands still', async () => {
  const old = { state: 'running', updated_at: '2026-11-20T09:30:00Z', rows: 9 } as const;
  mockApi({ [`GET /imports/${ID}`]: () => ({ body: record(old) }) });
  show();
  expect(await screen.findByRole('button', { name: 'Take it up again' })).toBeVisible();
});

it('is closed to who may not import', async () => {
  mockApi({});
  show(['leads:read']);
  expect(await screen.findByText('You do not have access to this')).toBeVisible();
});

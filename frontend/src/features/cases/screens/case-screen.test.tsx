import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { CaseRecord } from '@/features/cases/api';
import { aCase, aMacro } from '@/features/cases/testing';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { CaseScreen } from './case-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/cases/K1',
  useRouter: () => ({}),
}));

const opened = {
  at: '2026-11-20T09:30:00Z',
  by: 'u1',
  action: 'created',
  fields: ['subject'],
  changes: {},
};

function api(record: CaseRecord = aCase()) {
  let stored = record;
  return mockApi({
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /activities': () => ({ body: { items: [], next_cursor: null } }),
    'GET /macros': () => ({ body: { items: [aMacro()], next_cursor: null } }),
    'GET /cases/K1': () => ({ body: stored }),
    'GET /cases/K1/history': () => ({ body: { items: [opened], next_cursor: null } }),
    'PATCH /cases/K1': ({ body }) => {
      stored = { ...stored, ...(body as CaseRecord), version: stored.version + 1 };
      return { body: stored };
    },
    'POST /cases/K1/use-macro': () => {
      stored = { ...stored, status: 'Closed', version: stored.version + 1 };
      return { body: stored };
    },
  });
}

const show = (permissions: Permission[] = ['cases:read', 'cases:write']) =>
  renderStaff(
    <>
      <CaseScreen />
      <Toaster />
    </>,
    permissions,
  );

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  localStorage.clear();
});

it('is worked on under the version it was read at, and can be undone (req:12.1)', async () => {
  const calls = api();
  show();

  await userEvent.click(await screen.findByRole('button', { name: 'Start work' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

  await waitFor(() =>
    expect(writes(calls).map((call) => call.body)).toEqual([
      { version: 3, status: 'In Progress' },
      { version: 4, status: 'New' },
    ]),
  );
  expect(screen.getByText('Overdue')).toBeVisible();
});

it('that is closed is reopened, and never new again (req:12.1)', async () => {
  const calls = api(aCase({ status: 'Closed', closed_at: '2026-11-20T10:00:00Z' }));
  show();

  const path = within(await screen.findByRole('list', { name: 'Case status' }));
  await userEvent.click(path.getByRole('button', { name: /New/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Reopen' }));

  await waitFor(() =>
    expect(writes(calls).map((call) => call.body)).toEqual([{ version: 3, status: 'In Progress' }]),
  );
});

it('tells what the system saw beside what people did (req:12.4)', async () => {
  api();
  show();

  const timeline = await screen.findByRole('list', { name: 'Activity' }, { timeout: 5_000 });
  expect(timeline).toHaveTextContent(/Opened the case20\/11\/2026, 3:00\spm · Asha Menon/i);
});

it('takes a macro that knows the contact, to copy, to mail and to note (req:12.5)', async () => {
  const calls = api();
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Use a macro' }));
  const sheet = within(await screen.findByRole('dialog', {}, { timeout: 5_000 }));
  await sheet.findByRole('option', { name: 'Done' });
  await userEvent.selectOptions(sheet.getByLabelText(/Macro/), 'M1');

  const text = 'Dear Priya Sharma, CS-7K3M2Q9X is done.';
  expect(sheet.getByLabelText(/Reply/)).toHaveValue(text);
  expect(sheet.getByText('The case becomes Closed.')).toBeVisible();
  expect(sheet.getByRole('link', { name: 'E-mail' })).toHaveAttribute(
    'href',
    `mailto:priya@mail.example?subject=CS-7K3M2Q9X%3A%20Door%20jams&body=${encodeURIComponent(text)}`,
  );
  await userEvent.type(sheet.getByLabelText(/Reply/), ' Thanks!');
  await userEvent.click(sheet.getByRole('button', { name: 'Note on case' }));

  expect(await screen.findByText('Done is noted on CS-7K3M2Q9X')).toBeVisible();
  expect(writes(calls).map((call) => call.body)).toEqual([
    { version: 3, macro_id: 'M1', text: `${text} Thanks!` },
  ]);
});

it('is only read by those who may not write', async () => {
  api();
  show(['cases:read']);

  expect(await screen.findByRole('heading', { name: 'Door jams' })).toBeVisible();
  for (const name of ['Start work', 'Use a macro', 'Edit']) {
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  }
});

it('that does not exist says so', async () => {
  mockApi({});
  show();
  expect(await screen.findByText('This record does not exist')).toBeVisible();
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Macro } from '@/features/cases/macros-api';
import { aMacro } from '@/features/cases/testing';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { MacrosScreen } from './macros-screen';

function api(...items: Macro[]) {
  let stored = items;
  return mockApi({
    'GET /macros': () => ({
      body: { items: stored.filter((each) => each.is_active), next_cursor: null },
    }),
    'POST /macros': ({ body }) => {
      stored = [...stored, aMacro(body as Macro)];
      return { status: 201, body: stored.at(-1) };
    },
    'PATCH /macros/M1': ({ body }) => {
      const { version, ...changes } = body as Macro;
      stored = stored.map((each) => ({ ...each, ...changes, version: version + 1 }));
      return { body: stored[0] };
    },
  });
}

const show = (permissions: Permission[] = ['cases:read', 'org:write']) =>
  renderStaff(
    <>
      <MacrosScreen />
      <Toaster />
    </>,
    permissions,
  );

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  localStorage.clear();
});

it('keeps a new macro (req:12.5)', async () => {
  const calls = api();
  show();
  expect(await screen.findByText('No macros yet')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'New macro' }));
  const sheet = within(await screen.findByRole('dialog', {}, { timeout: 5_000 }));
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }));
  expect((await sheet.findAllByText('Please fill this in.')).length).toBe(2);
  await userEvent.type(sheet.getByLabelText(/Name/), 'On our way');
  await userEvent.type(sheet.getByLabelText(/Reply/), 'Dear {{contact}, we come.');
  await userEvent.selectOptions(sheet.getByLabelText(/Status it sets/), 'In Progress');
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('On our way')).toBeVisible();
  expect(writes(calls)[0]?.body).toMatchObject({
    name: 'On our way',
    text: 'Dear {contact}, we come.',
    sets_status: 'In Progress',
  });
});

it('removes a macro, and brings it back (req:12.5)', async () => {
  const calls = api(aMacro());
  show();

  await userEvent.click(await screen.findByRole('button', { name: 'Remove: Done' }));
  await waitFor(() => expect(screen.queryByText('Sets Closed')).not.toBeInTheDocument());
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

  expect(await screen.findByText('Sets Closed')).toBeVisible();
  expect(writes(calls).map((call) => call.body)).toEqual([
    { version: 1, is_active: false },
    { version: 2, is_active: true },
  ]);
});

it('is for administrators', () => {
  mockApi({});
  show(['cases:read', 'cases:write']);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
});

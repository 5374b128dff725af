import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Member } from '@/features/members/api';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { UsersScreen } from './users-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/settings/users',
  useSearchParams: () => new URLSearchParams(),
}));

const member = (values: Partial<Member> = {}): Member => ({
  id: 'u2',
  version: 3,
  email: 'arjun@alpha.example',
  first_name: 'Arjun',
  last_name: 'Mehta',
  name: 'Arjun Mehta',
  role: 'user',
  is_active: true,
  ...values,
});
const list = (...items: Member[]) => ({ body: { items, next_cursor: null } });
const show = (permissions: Permission[] = ['users:read', 'users:write']) =>
  renderStaff(
    <>
      <UsersScreen />
      <Toaster />
    </>,
    permissions,
  );

beforeEach(() => useToasts.setState({ toasts: [] }));

it('invites somebody with an e-mail, a name and a role req:1.15', async () => {
  const calls = mockApi({
    'GET /users': () => list(member()),
    'POST /users': () => ({ status: 201, body: member({ id: 'u3', name: 'Zoe Adams' }) }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Invite a user' }));
  const dialog = await screen.findByRole('dialog', {}, { timeout: 5_000 });
  await userEvent.type(within(dialog).getByLabelText(/E-mail/), 'zoe@alpha.example');
  await userEvent.type(within(dialog).getByLabelText(/Last name/), 'Adams');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  await screen.findByText('Zoe Adams is invited');
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    email: 'zoe@alpha.example',
    first_name: null,
    last_name: 'Adams',
    role: 'user',
  });
});

it('says beside the e-mail that it is taken', async () => {
  mockApi({
    'GET /users': () => list(member()),
    'POST /users': () => ({
      status: 409,
      body: {
        code: 'email_taken',
        errors: [{ path: 'email', code: 'email_taken', message: 'Somebody has it already.' }],
      },
    }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Invite a user' }));
  const dialog = await screen.findByRole('dialog', {}, { timeout: 5_000 });
  await userEvent.type(within(dialog).getByLabelText(/E-mail/), 'arjun@alpha.example');
  await userEvent.type(within(dialog).getByLabelText(/Last name/), 'Mehta');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await within(dialog).findByText('Somebody has it already.')).toBeVisible();
});

it('says that the plan has no place left req:1.6', async () => {
  const detail = 'Your plan has 2 users. Deactivate one, or ask for a larger plan.';
  mockApi({
    'GET /users': () => list(member()),
    'POST /users': () => ({ status: 409, body: { code: 'too_many_users', detail, errors: [] } }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Invite a user' }));
  const dialog = await screen.findByRole('dialog', {}, { timeout: 5_000 });
  await userEvent.type(within(dialog).getByLabelText(/E-mail/), 'zoe@alpha.example');
  await userEvent.type(within(dialog).getByLabelText(/Last name/), 'Adams');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await within(dialog).findByText(detail)).toBeVisible();
});

it('deactivates after asking, under the version it has read', async () => {
  const calls = mockApi({
    'GET /users': () => list(member()),
    'PATCH /users/u2': () => ({ body: member({ version: 4, is_active: false }) }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Arjun Mehta' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  const asked = await screen.findByRole('alertdialog');
  await userEvent.click(within(asked).getByRole('button', { name: 'Deactivate' }));

  await waitFor(() =>
    expect(calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      version: 3,
      is_active: false,
    }),
  );
  await screen.findByText('Arjun Mehta can no longer sign in');
});

it('tells why the last administrator stays', async () => {
  mockApi({
    'GET /users': () => list(member({ role: 'admin' })),
    'PATCH /users/u2': () => ({
      status: 409,
      body: { code: 'last_admin', detail: 'Somebody has to remain an active admin.' },
    }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Arjun Mehta' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  const asked = await screen.findByRole('alertdialog');
  await userEvent.click(within(asked).getByRole('button', { name: 'Deactivate' }));

  await screen.findByText('Somebody has to remain an active admin.');
});

it('shows colleagues, and no actions, to who is no administrator', async () => {
  mockApi({ 'GET /users': () => list(member({ is_active: false })) });
  show(['users:read']);

  await screen.findByText('Arjun Mehta');
  expect(screen.getByText('Inactive')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
});

it('shows nothing to who may not read members', async () => {
  mockApi({});
  show([]);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
});

it('offers to try again when the list cannot be read', async () => {
  mockApi({ 'GET /users': () => ({ status: 500 }) });
  show();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
});

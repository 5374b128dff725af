import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { AccountScreen } from './account-screen';

const router = vi.hoisted(() => ({ push: vi.fn(), replace: vi.fn() }));
vi.mock('next/navigation', () => ({
  usePathname: () => '/accounts/a1',
  useRouter: () => router,
  useSearchParams: () => new URLSearchParams(),
}));

const at = '2026-11-20T09:30:00Z';
const account = (id: string, fields: object = {}) => ({
  id,
  version: 3,
  created_at: at,
  updated_at: at,
  name: `Account ${id}`,
  type: 'Customer',
  industry: null,
  phone: '111',
  website: null,
  description: null,
  billing_address: null,
  shipping_address: null,
  addresses: [],
  parent_id: null,
  owner_id: 'u1',
  is_active: true,
  merged_into_id: null,
  ...fields,
});
const merge = (fields: object = {}) => ({
  id: 'm1',
  version: 1,
  kind: 'account',
  state: 'Done',
  survivor_id: 'a1',
  survivor_name: 'Account a1',
  loser_id: 'a2',
  loser_name: 'Account a2',
  merged_by: 'u1',
  undo_until: '2999-12-20T09:30:00Z',
  moved: 4,
  restored: 0,
  left: 0,
  kept_fields: [],
  left_alone: [],
  ...fields,
});
const list = (items: object[]) => ({ body: { items, next_cursor: null } });
const empty = { items: [], has_more: false };
const related = ['contacts', 'opportunities', 'quotes', 'orders', 'contracts', 'payments', 'cases'];

let merges: object[];
let shown: object;
const show = (routes: Parameters<typeof mockApi>[0] = {}, can?: Permission[]): Call[] => {
  const calls = mockApi({
    'GET /accounts/a1': () => ({ body: shown }),
    'GET /accounts/a2': () => ({
      body: account('a2', { version: 7, phone: '222', website: 'two.example' }),
    }),
    'GET /accounts/a0': () => ({ body: account('a0', { name: 'Group' }) }),
    'GET /accounts/a1/related': () => ({
      body: Object.fromEntries([...related, 'activities'].map((name) => [name, empty])),
    }),
    'GET /merges/accounts/a1': () => list(merges),
    'GET /accounts': ({ query }) =>
      list(
        query.get('parent_id')
          ? [account('a9', { name: 'Branch' })]
          : [account('a1'), account('a2')],
      ),
    'GET /users': () => list([]),
    'GET /activities': () => list([]),
    'GET /files': () => list([]),
    ...routes,
  });
  renderStaff(
    <>
      <AccountScreen />
      <Toaster />
    </>,
    can,
  );
  return calls;
};

beforeEach(() => {
  window.history.replaceState(null, '', '/accounts/a1');
  useToasts.setState({ toasts: [] });
  router.push.mockReset();
  router.replace.mockReset();
  merges = [];
  shown = account('a1');
});

it('stands in its hierarchy: what is above it, and what is below (req:2.8)', async () => {
  shown = account('a1', { parent_id: 'a0' });
  show();

  const path = await screen.findByRole('navigation', { name: 'Accounts above' });
  expect(await within(path).findByRole('link', { name: 'Group' })).toHaveAttribute(
    'href',
    '/accounts/a0',
  );
  expect(await screen.findByRole('link', { name: /Branch/ })).toHaveAttribute(
    'href',
    '/accounts/a9',
  );
});

it('is merged with another, field by field, and either can stay (req:B11)', async () => {
  const calls = show({
    'POST /merges/accounts/a2': () => ({ status: 201, body: merge({ survivor_id: 'a2' }) }),
  });
  // the first to need the menu's module waits for it, however busy the machine is
  const menu = await screen.findByRole('button', { name: 'More actions' }, { timeout: 25_000 });
  await userEvent.click(menu);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Merge with another…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Merge Account a1' });
  const box = within(dialog).getByRole('combobox', { name: /Merge with/ });
  await waitFor(() => expect(box).toHaveFocus());
  await userEvent.click(box);
  expect(within(dialog).queryByRole('option', { name: /Account a1/ })).not.toBeInTheDocument();
  await userEvent.click(await within(dialog).findByRole('option', { name: /Account a2/ }));

  const phone = await within(dialog).findByRole('group', { name: /Phone/ });
  expect(within(dialog).queryByRole('group', { name: /Owner/ })).not.toBeInTheDocument();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Keep the other one instead' }));
  await userEvent.click(within(phone).getByRole('radio', { name: '111' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Merge' }));

  await waitFor(() => expect(router.push).toHaveBeenCalledWith('/accounts/a2'));
  expect(calls.find(({ path }) => path === '/merges/accounts/a2')?.body).toEqual({
    version: 7,
    other_id: 'a1',
    other_version: 3,
    take: ['phone'],
  });
  expect(screen.getByText('Account a2 is being merged in')).toBeInTheDocument();
});

it('says how far a merge has come, and shows what came over', async () => {
  merges = [merge({ state: 'Running', moved: 40 })];
  const calls = show();

  expect(await screen.findByText('Bringing everything over: 40 so far')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo merge' })).not.toBeInTheDocument();
  const reads = () => calls.filter(({ path }) => path === '/accounts/a1/related').length;
  const before = reads();
  merges = [merge({ moved: 44 })];
  expect(await screen.findByText(/44 records came over/, {}, { timeout: 5_000 })).toBeVisible();
  await waitFor(() => expect(reads()).toBe(before + 1));
});

it('takes a merge back, and says what was left alone', async () => {
  merges = [merge()];
  const undone = { state: 'Undone', restored: 3, left: 1, kept_fields: ['phone'] };
  const calls = show({
    'POST /merges/m1/undo': () => {
      merges = [merge(undone)];
      return { body: merge({ state: 'Undoing' }) };
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Undo merge' }));
  const asked = await screen.findByRole('alertdialog');
  await userEvent.click(within(asked).getByRole('button', { name: 'Undo merge' }));

  expect(await screen.findByText('Undone: 3 records went back')).toBeVisible();
  expect(screen.getByText('1 record was moved since, and stays')).toBeVisible();
  expect(screen.getByText('Changed since, and kept: Phone')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Account a2' })).toHaveAttribute('href', '/accounts/a2');
  expect(calls.find(({ path }) => path === '/merges/m1/undo')?.body).toEqual({ version: 1 });
});

it('leads from what was merged away to what stayed', async () => {
  shown = account('a1', { is_active: false, merged_into_id: 'a2' });
  show();

  await waitFor(() => expect(router.replace).toHaveBeenCalledWith('/accounts/a2'));
});

it('offers neither to those who may only read', async () => {
  merges = [merge()];
  show({}, ['accounts:read']);

  expect(await screen.findByText(/4 records came over/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo merge' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
});

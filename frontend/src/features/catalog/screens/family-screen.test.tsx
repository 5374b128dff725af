import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Family } from '@/features/catalog/families-api';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { FamiliesScreen } from './families-screen';
import { FamilyScreen } from './family-screen';

let pathname = '/families/F1';
const went = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => pathname,
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: went, replace: went }),
}));

const header = {
  id: 'F1',
  version: 3,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  type: 'Kitchen',
  name: 'L-shape',
  icon: 'kitchen' as const,
  description: null,
  markup: '15',
  dimensions: [{ name: 'length', label: 'Length', unit: 'ft' as const, default: '10' }],
  currency: 'INR',
  item_count: 1,
  is_active: true,
};
const item = {
  id: '01JD0000000000000000000009',
  product_id: null,
  name: 'Plywood',
  description: null,
  unit: 'sheet',
  cost: '100.00',
  price: null,
  markup: null,
  tax_code_id: null,
  quantity: 'ceil(length / 4 ft)',
  optional: false,
  group: null,
};
const family: Family = { ...header, items: [item], products: [] };
const none = { body: { items: [], next_cursor: null } };
const api = (routes: Parameters<typeof mockApi>[0] = {}) =>
  mockApi({
    'GET /families/F1': () => ({ body: family }),
    'GET /tax-codes': () => none,
    ...routes,
  });
const admin: Permission[] = ['products:read', 'products:write'];
const show = (permissions = admin) =>
  renderStaff(
    <>
      <FamilyScreen />
      <Toaster />
    </>,
    permissions,
  );
const panel = async () => {
  const [first] = await screen.findAllByRole('region', { name: 'Try these dimensions' });
  return within(first!);
};

beforeEach(() => {
  pathname = '/families/F1';
  useToasts.setState({ toasts: [] });
  localStorage.clear();
  went.mockClear();
});

it('shows what the dimensions come to at every keystroke req:3.9', async () => {
  const calls = api();
  show();
  const tried = await panel();
  expect(await tried.findByText('3 sheet')).toBeVisible();
  expect(tried.getAllByText('₹345.00')).not.toHaveLength(0);

  await userEvent.clear(tried.getByLabelText('Length (ft)'));
  await userEvent.type(tried.getByLabelText('Length (ft)'), '21');

  expect(tried.getByText('6 sheet')).toBeVisible();
  expect(tried.getAllByText('₹690.00')).not.toHaveLength(0);
  expect(writes(calls)).toEqual([]);
});

it('says beside a formula what is wrong with it, and keeps the draft', async () => {
  api();
  const first = show();
  await panel();
  await userEvent.click(screen.getByRole('button', { name: /^Plywood/ }));
  const formula = screen.getByLabelText(/Quantity, a formula/);
  await userEvent.clear(formula);
  await userEvent.type(formula, 'depth');

  expect(await screen.findByRole('status')).toHaveTextContent('It names something that is no dim');
  expect((await panel()).getByText('—')).toBeVisible();
  first.unmount();

  show();
  await panel();
  await userEvent.click(await screen.findByRole('button', { name: /^Plywood/ }));
  expect(screen.getByLabelText(/Quantity, a formula/)).toHaveValue('depth');
});

it('sends dimensions and items together, under the version that was read req:3.6', async () => {
  const calls = api({
    'PATCH /families/F1': () => ({ body: { ...family, version: 4 } }),
  });
  show();
  await panel();
  await userEvent.click(screen.getByRole('button', { name: 'Add an item' }));
  await userEvent.type(
    screen.getByLabelText(/^Name/, { selector: '[name="items.1.name"]' }),
    'Sink',
  );
  await userEvent.type(screen.getByLabelText(/^Price/), '5000');
  await userEvent.click(screen.getByRole('button', { name: 'Move Sink up' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(writes(calls)).toHaveLength(1));
  const body = writes(calls)[0]?.body as { version: number; items: Family['items'] };
  expect(body.version).toBe(3);
  expect(body.items.map(({ name, price, quantity }) => [name, price, quantity])).toEqual([
    ['Sink', '5000', '1'],
    ['Plywood', null, 'ceil(length / 4 ft)'],
  ]);
  expect(body).toMatchObject({ dimensions: header.dimensions });
  expect(Object.keys(body).sort()).toEqual(['dimensions', 'items', 'version']);
});

it('puts what the server refuses beside the field', async () => {
  const errors = [{ path: 'items.0.quantity', code: 'unit_mismatch', message: 'Not a count.' }];
  api({ 'PATCH /families/F1': () => ({ status: 422, body: { code: 'invalid_input', errors } }) });
  show();
  await panel();
  await userEvent.type(screen.getByLabelText(/^Type/), 's');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Not a count.')).toBeVisible();
});

it('lets others try a family, and no more', async () => {
  api();
  show(['products:read']);

  expect(await (await panel()).findByText('3 sheet')).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('shows families by type, and says when there are none', async () => {
  mockApi({ 'GET /families': () => ({ body: { items: [header], next_cursor: null } }) });
  const full = renderStaff(<FamiliesScreen />, admin);
  const group = within(await screen.findByRole('region', { name: 'Kitchen' }));
  expect(group.getByRole('link', { name: /L-shape/ })).toHaveAttribute('href', '/families/F1');
  full.unmount();

  mockApi({ 'GET /families': () => none });
  renderStaff(<FamiliesScreen />, ['products:read']);
  expect(await screen.findByText('No families yet')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'New family' })).not.toBeInTheDocument();
});

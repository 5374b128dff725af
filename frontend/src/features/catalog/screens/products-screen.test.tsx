import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NewProductDialog } from '@/features/catalog/components/new-product-dialog';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ProductScreen } from './product-screen';
import { ProductsScreen } from './products-screen';

let search = '';
let pathname = '/products';
vi.mock('next/navigation', () => ({
  usePathname: () => pathname,
  useSearchParams: () => new URLSearchParams(search),
  useRouter: () => ({ push: () => undefined }),
}));

const product = (parts: object = {}) => ({
  id: 'P1',
  version: 2,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  name: 'Modular kitchen',
  description: null,
  currency: 'INR',
  is_retainer_product: false,
  is_active: true,
  standard_list_price: '245000.00',
  ...parts,
});
const old = product({ id: 'P2', name: 'Old wallpaper', is_active: false });
const page = (items: unknown[]) => ({ body: { items, next_cursor: null } });
const admin = ['products:read', 'products:write'] as const;
beforeEach(() => {
  search = '';
  pathname = '/products';
  useCreateDialog.getState().register(['product']);
});

describe('the products list', () => {
  it('shows inactive products too, in grey, with exact prices (req:3.2)', async () => {
    const calls = mockApi({ 'GET /products': () => page([product(), old]) });
    renderStaff(<ProductsScreen />, [...admin]);

    expect(await screen.findByRole('link', { name: 'Modular kitchen' })).toBeVisible();
    expect(calls[0]?.query.get('status')).toBe('all');
    expect(screen.getByText('Old wallpaper')).toHaveClass('text-muted');
    expect(screen.getByText('Modular kitchen')).not.toHaveClass('text-muted');
    expect(screen.getAllByText('₹2,45,000.00')).toHaveLength(2);
    for (const name of ['Name', 'Status', 'List price']) {
      expect(screen.getByRole('columnheader', { name })).toContainElement(
        screen.getByRole('button', { name }),
      );
    }
  });

  it('narrows to a category, and says what it searches (req:3.5)', async () => {
    search = 'category=Hardware';
    const calls = mockApi({
      'GET /products': () => page([product({ sku: 'KIT-018' })]),
      'GET /categories': () => ({
        body: {
          version: 1,
          items: [
            { id: 'C1', name: 'Hardware', slug: 'hardware', parent_id: null },
            { id: 'C2', name: 'Boards', slug: 'boards', parent_id: 'C1' },
          ],
        },
      }),
    });
    renderStaff(<ProductsScreen />, [...admin]);

    expect(await screen.findByText('KIT-018')).toBeVisible();
    expect(calls.find((call) => call.path === '/products')?.query.get('category')).toBe('Hardware');
    expect(await screen.findByRole('button', { name: 'Hardware', pressed: true })).toBeVisible();
    expect(screen.getByRole('searchbox', { name: 'Search products by name or SKU' })).toBeVisible();
  });

  it('narrows to the inactive', async () => {
    search = 'status=inactive';
    const calls = mockApi({ 'GET /products': () => page([]) });
    renderStaff(<ProductsScreen />, [...admin]);
    expect(await screen.findByText('Nothing matches')).toBeVisible();
    expect(calls[0]?.query.get('status')).toBe('inactive');
  });

  it('lets only administrators add (req:3.2)', async () => {
    mockApi({ 'GET /products': () => page([]) });
    const asAdmin = renderStaff(<ProductsScreen />, [...admin]);
    await screen.findByText('No products yet');
    expect(screen.getAllByRole('button', { name: 'New product' })).toHaveLength(2);
    asAdmin.unmount();

    renderStaff(<ProductsScreen />, ['products:read']);
    await screen.findByText('No products yet');
    expect(screen.queryByRole('button', { name: 'New product' })).not.toBeInTheDocument();
  });

  it('says that it failed, and who may not see it', async () => {
    mockApi({ 'GET /products': () => ({ status: 500 }) });
    const failed = renderStaff(<ProductsScreen />, [...admin]);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
    failed.unmount();

    mockApi({ 'GET /products': () => ({ status: 403 }) });
    renderStaff(<ProductsScreen />, []);
    expect(await screen.findByText('You do not have access to this')).toBeVisible();
  });
});

it('creates a product in the currency of the firm (req:3.1)', async () => {
  const calls = mockApi({
    'POST /products': ({ body }) => ({ status: 201, body: product(body as object) }),
  });
  const close = vi.fn();
  renderStaff(<NewProductDialog prefill={{}} onClose={close} />, [...admin]);

  await userEvent.type(screen.getByLabelText('Name'), 'Design retainer');
  const price = screen.getByLabelText('List price');
  await userEvent.clear(price);
  await userEvent.type(price, '18000');
  await userEvent.click(screen.getByRole('checkbox', { name: /Retainer/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));

  await waitFor(() => expect(close).toHaveBeenCalledOnce());
  expect(screen.getAllByText('INR')).toHaveLength(2);
  expect(writes(calls)[0]?.body).toMatchObject({
    name: 'Design retainer',
    standard_list_price: '18000',
    category: null,
    unit: 'pcs',
    cost: null,
    tax_code_id: null,
    is_retainer_product: true,
    description: null,
  });
});

describe('a product', () => {
  beforeEach(() => {
    pathname = '/products/P1';
  });

  it('is deactivated only after confirmation (req:3.3)', async () => {
    const calls = mockApi({
      'GET /products/P1': () => ({ body: product() }),
      'PATCH /products/P1': () => ({ body: product({ version: 3, is_active: false }) }),
    });
    renderStaff(<ProductScreen />, [...admin]);

    await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
    expect(writes(calls)).toHaveLength(0);
    await screen.findByRole('alertdialog', { name: 'Deactivate Modular kitchen?' });
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate' }));

    await waitFor(() => expect(writes(calls)[0]?.body).toEqual({ version: 2, is_active: false }));
  });

  it('is only read by everybody but administrators (req:3.2)', async () => {
    mockApi({ 'GET /products/P1': () => ({ body: product() }) });
    renderStaff(<ProductScreen />, ['products:read']);

    await screen.findByRole('heading', { name: 'Modular kitchen' });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('that does not exist says so', async () => {
    mockApi({});
    renderStaff(<ProductScreen />, [...admin]);
    expect(await screen.findByText('This record does not exist')).toBeVisible();
  });
});

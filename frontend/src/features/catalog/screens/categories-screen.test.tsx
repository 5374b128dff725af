import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { CategoriesScreen } from './categories-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/categories',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => undefined }),
}));

const node = (id: string, name: string, parent_id: string | null = null) => ({
  id,
  name,
  slug: name.toLowerCase(),
  parent_id,
});
const tree = {
  version: 3,
  items: [node('A', 'Hardware'), node('B', 'Hinges', 'A'), node('C', 'Walls')],
};
const both = ['products:read', 'products:write'] as const;
const shown = () =>
  screen.getAllByRole('button', { expanded: false }).map(({ textContent }) => textContent);

beforeAll(async () => {
  await import('@/features/catalog/components/category-editor');
}, 60_000);
beforeEach(() => sessionStorage.clear());

describe('the categories', () => {
  it('are arranged, renamed and saved at once (req:3.5)', async () => {
    const calls = mockApi({
      'GET /categories': () => ({ body: tree }),
      'PUT /categories': ({ body }) => ({ body: { ...(body as object), version: 4 } }),
    });
    renderStaff(<CategoriesScreen />, [...both]);

    await userEvent.click(await screen.findByRole('button', { name: 'Move Walls up' }));
    expect(shown()).toEqual(['Walls', 'Hardware', 'Hinges']);
    expect(screen.getByRole('button', { name: 'Move Walls up' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Hinges' }));
    await userEvent.clear(screen.getByLabelText('Name'));
    await userEvent.type(screen.getByLabelText('Name'), 'Fittings');
    await userEvent.selectOptions(screen.getByRole('combobox'), 'Walls');
    await userEvent.click(screen.getByRole('button', { name: 'Remove Hardware' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add a category' }));
    await userEvent.type(screen.getByLabelText('Name'), 'Floors');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(writes(calls)).toHaveLength(1));
    expect(writes(calls)[0]?.body).toEqual({
      version: 3,
      items: [
        node('C', 'Walls'),
        { ...node('B', 'Fittings', 'C'), slug: 'hinges' },
        { id: expect.any(String), name: 'Floors', slug: null, parent_id: null },
      ],
    });
  });

  it('say beside a name what is wrong, and which are still in use (req:3.5)', async () => {
    const refusals = [
      { path: 'items.1.name', message: 'There is another category with this name.' },
      { path: 'items', message: 'Products are still in “Walls”.' },
    ];
    mockApi({
      'GET /categories': () => ({ body: tree }),
      'PUT /categories': () => ({
        status: 409,
        body: { code: 'x', detail: '', errors: [{ code: 'x', ...refusals.shift() }] },
      }),
    });
    renderStaff(<CategoriesScreen />, [...both]);

    await userEvent.click(await screen.findByRole('button', { name: 'Remove Walls' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('There is another category with this name.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Name'), '2');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Products are still in “Walls”.')).toBeVisible();
  });

  it('that somebody else has changed are shown beside one’s own (req:3.5)', async () => {
    const current = { version: 4, items: [...tree.items, node('D', 'Floors')] };
    const calls = mockApi({
      'GET /categories': () => ({ body: tree }),
      'PUT /categories': ({ body }) =>
        (body as { version: number }).version === 3
          ? { status: 409, body: { code: 'stale_version', detail: '', current } }
          : { body: { ...(body as object), version: 5 } },
    });
    renderStaff(<CategoriesScreen />, [...both]);

    await userEvent.click(await screen.findByRole('button', { name: 'Move Walls up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: /theirs|their/i }));
    expect(shown()).toEqual(['Hardware', 'Hinges', 'Walls', 'Floors']);
    await userEvent.click(screen.getByRole('button', { name: 'Move Floors up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(writes(calls)[1]?.body).toMatchObject({ version: 4 }));
  });

  it('are read by who may not change them, and say when there are none', async () => {
    mockApi({ 'GET /categories': () => ({ body: tree }) });
    const reader = renderStaff(<CategoriesScreen />, ['products:read']);
    expect(await screen.findByText('Hinges')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    reader.unmount();

    mockApi({ 'GET /categories': () => ({ body: { version: 0, items: [] } }) });
    const none = renderStaff(<CategoriesScreen />, ['products:read']);
    expect(await screen.findByText('A product that names a category adds it.')).toBeVisible();
    none.unmount();
    renderStaff(<CategoriesScreen />, [...both]);
    expect(await screen.findByText('No categories yet')).toBeVisible();
  });

  it('say that they failed, and who may not see them', async () => {
    mockApi({ 'GET /categories': () => ({ status: 500 }) });
    const failed = renderStaff(<CategoriesScreen />, [...both]);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
    failed.unmount();

    mockApi({ 'GET /categories': () => ({ status: 403 }) });
    renderStaff(<CategoriesScreen />, []);
    expect(await screen.findByText('You do not have access to this')).toBeVisible();
  });
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { NewProductDialog } from './new-product-dialog';

vi.mock('next/navigation', () => ({
  usePathname: () => '/products',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => undefined }),
}));

it('puts a product into a category of the tree, or another one (req:3.5)', async () => {
  const items = [
    { id: 'C1', name: 'Hardware', slug: 'hardware', parent_id: null },
    { id: 'C2', name: 'Hinges', slug: 'hinges', parent_id: 'C1' },
  ];
  const calls = mockApi({
    'GET /categories': () => ({ body: { version: 1, items } }),
    'POST /products': ({ body }) => ({ status: 201, body: body }),
  });
  renderStaff(<NewProductDialog prefill={{}} onClose={() => undefined} />, [
    'products:read',
    'products:write',
  ]);

  await userEvent.type(screen.getByLabelText('Name'), 'Soft-close hinge');
  const category = await screen.findByRole('combobox', { name: /Category/ });
  expect([...category.children].map(({ textContent }) => textContent)).toEqual([
    'None',
    'Hardware',
    '\u2003Hinges',
    'Another…',
  ]);
  await userEvent.selectOptions(category, 'Another…');
  await userEvent.type(screen.getByRole('textbox', { name: /New category/ }), 'Runners');
  expect(category).toHaveDisplayValue('Another…');
  await userEvent.selectOptions(category, 'Hinges');
  expect(screen.queryByRole('textbox', { name: /New category/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Make it from the name' }));
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));

  await waitFor(() => expect(writes(calls)).toHaveLength(1));
  expect(writes(calls)[0]?.body).toMatchObject({ category: 'Hinges', slug: 'soft-close-hinge' });
});

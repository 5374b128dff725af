import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { FamiliesScreen } from './families-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/families',
  useSearchParams: () => new URLSearchParams(search),
}));

const family = (id: string, name: string, type: string) => ({
  id,
  name,
  type,
  icon: 'kitchen',
  item_count: 3,
});

it('shows families by type, or those of one (req:3.6)', async () => {
  const items = [family('f1', 'Kitchen, L-shape', 'Kitchen'), family('f2', 'Walk-in', 'Wardrobe')];
  mockApi({ 'GET /families': () => ({ body: { items, next_cursor: null } }) });
  const { unmount } = renderStaff(<FamiliesScreen />, ['products:read']);
  expect(await screen.findByRole('link', { name: /Walk-in/ })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Kitchen' })).toBeVisible();
  unmount();

  search = 'type=Kitchen';
  renderStaff(<FamiliesScreen />, ['products:read']);
  expect(await screen.findByRole('button', { name: 'Kitchen', pressed: true })).toBeVisible();
  expect(screen.getByRole('link', { name: /L-shape/ })).toBeVisible();
  expect(screen.queryByRole('link', { name: /Walk-in/ })).not.toBeInTheDocument();
});

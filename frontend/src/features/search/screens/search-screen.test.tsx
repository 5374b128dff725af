import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { SearchScreen } from './search-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/search',
  useSearchParams: () => new URLSearchParams('q=sharma'),
  useRouter: () => ({ push: () => undefined }),
}));

it('searches for what stands in its address, and keeps it there (req:14.2)', async () => {
  const calls = mockApi({ 'GET /search': () => ({ body: { groups: [] } }) });
  renderStaff(<SearchScreen />, ['accounts:read']);
  const box = screen.getByRole('combobox', { name: 'Search all records' });
  expect(box).toHaveValue('sharma');
  await vi.waitFor(() => expect(calls.map((call) => call.query.get('q'))).toContain('sharma'));

  await userEvent.type(box, ' kitchen');
  expect(window.location.search).toBe('?q=sharma+kitchen');
});

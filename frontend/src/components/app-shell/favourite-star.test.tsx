import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { SearchScreen } from '@/features/search/screens/search-screen';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { FavouriteStar } from './favourite-star';

let path = '/leads/L1';
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => path,
  useSearchParams: () => new URLSearchParams(),
}));
Element.prototype.scrollIntoView = vi.fn();

type Body = { id: string; is_favourite: boolean };

function api(status = 200) {
  let items: object[] = [{ kind: 'account', id: 'A1', title: 'Aurora Hotels' }];
  return mockApi({
    'GET /search/favourites': () => ({ body: { items } }),
    'PUT /search/favourites': ({ body }) => {
      const { id, is_favourite: on } = body as Body;
      if (status === 200) items = on ? [{ kind: 'lead', id, title: 'Ravi' }, ...items] : [];
      return { status, body: status === 200 ? body : { code: 'too_many_favourites' } };
    },
  });
}
const star = () => screen.findByRole('button', { name: 'Keep Ravi among my favourites' });

beforeEach(() => {
  path = '/leads/L1';
});

it('keeps the record of the page at hand with a tap, and lets it go with another (req:14.2)', async () => {
  const calls = api();
  renderStaff(<FavouriteStar title="Ravi" />, []);

  await userEvent.click(await star());
  await waitFor(async () => expect(await star()).toHaveAttribute('aria-pressed', 'true'));
  await userEvent.click(await star());
  await waitFor(async () => expect(await star()).toHaveAttribute('aria-pressed', 'false'));
  expect(calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([
    { kind: 'lead', id: 'L1', is_favourite: true },
    { kind: 'lead', id: 'L1', is_favourite: false },
  ]);
});

it('says when there is no room for it, and shows it as it was', async () => {
  api(409);
  renderStaff(
    <>
      <FavouriteStar title="Ravi" />
      <Toaster />
    </>,
    [],
  );
  await userEvent.click(await star());
  expect(await screen.findByText(/Your favourites are as they were/)).toBeVisible();
  expect(await star()).toHaveAttribute('aria-pressed', 'false');
});

it('offers them before all else where one searches (req:14.2)', async () => {
  path = '/search';
  api();
  renderStaff(<SearchScreen />, []);
  const group = await screen.findByRole('group', { name: 'Favourites' });
  expect(within(group).getByRole('option', { name: 'Aurora Hotels, Account' })).toBeVisible();
});

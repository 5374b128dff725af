import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { AccountsScreen } from './accounts-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/accounts',
  useSearchParams: () => new URLSearchParams(search),
}));

const account = (id: string, name: string) => ({
  id,
  name,
  type: 'Customer',
  industry: 'Retail',
  owner_id: 'u1',
});
const users = () => ({ body: { items: [], next_cursor: null } });
const serve = (accounts: (call: Call) => { status?: number; body?: unknown } | 'network') =>
  mockApi({ 'GET /accounts': accounts, 'GET /users': users });

beforeEach(() => {
  search = '';
  useCreateDialog.getState().register(['account']);
});
afterEach(() => vi.restoreAllMocks());

describe('the accounts list', () => {
  it('shows that it is loading, then the accounts', async () => {
    serve(() => ({ body: { items: [account('1', 'Aurora Hotels')], next_cursor: null } }));
    renderStaff(<AccountsScreen />);

    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Aurora Hotels' })).toHaveAttribute(
      'href',
      '/accounts/1',
    );
  });

  it('says what an account is when there is none, and offers the first', async () => {
    serve(() => ({ body: { items: [], next_cursor: null } }));
    renderStaff(<AccountsScreen />);

    expect(await screen.findByText('No accounts yet')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'New account' })).toHaveLength(2);
  });

  it('says that nothing matches when a filter is on', async () => {
    search = 'q=zzz';
    const calls = serve(() => ({ body: { items: [], next_cursor: null } }));
    renderStaff(<AccountsScreen />);

    expect(await screen.findByText('Nothing found for “zzz”')).toBeVisible();
    expect(calls.find((call) => call.path === '/accounts')?.query.get('q')).toBe('zzz');
  });

  it('offers to try again after a failure', async () => {
    let broken = true;
    serve(() =>
      broken ? { status: 500 } : { body: { items: [account('1', 'Aurora')], next_cursor: null } },
    );
    renderStaff(<AccountsScreen />);

    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await userEvent.click(retry);

    expect(await screen.findByRole('link', { name: 'Aurora' })).toBeVisible();
  });

  it('tells who may not see it', async () => {
    serve(() => ({ status: 403, body: { code: 'permission_denied' } }));
    renderStaff(<AccountsScreen />, []);

    expect(await screen.findByText('You do not have access to this')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New account' })).not.toBeInTheDocument();
  });

  it('tells that it is not available offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    serve(() => 'network');
    renderStaff(<AccountsScreen />);

    expect(await screen.findByText('Not available offline')).toBeVisible();
  });

  it('does not offer to add to those who may only read', async () => {
    serve(() => ({ body: { items: [account('1', 'Aurora')], next_cursor: null } }));
    renderStaff(<AccountsScreen />, ['accounts:read']);

    await screen.findByRole('link', { name: 'Aurora' });
    expect(screen.queryByRole('button', { name: 'New account' })).not.toBeInTheDocument();
  });

  it('loads more with the cursor', async () => {
    const calls = serve(({ query }) =>
      query.get('cursor')
        ? { body: { items: [account('2', 'Banyan')], next_cursor: null } }
        : { body: { items: [account('1', 'Aurora')], next_cursor: 'c1' } },
    );
    renderStaff(<AccountsScreen />);

    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));

    expect(await screen.findByRole('link', { name: 'Banyan' })).toBeVisible();
    expect(
      calls
        .filter((call) => call.path === '/accounts')
        .at(-1)
        ?.query.get('cursor'),
    ).toBe('c1');
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument(),
    );
  });
});

import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Case } from '@/features/cases/api';
import { aCase } from '@/features/cases/testing';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { CasesScreen } from './cases-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/cases',
  useSearchParams: () => new URLSearchParams(search),
}));

const api = (...items: Case[]) =>
  mockApi({
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /accounts/A1': () => ({ body: { id: 'A1', name: 'Sharma Homes' } }),
    'GET /cases': () => ({ body: { items, next_cursor: null } }),
  });
const asked = (calls: ReturnType<typeof api>) =>
  Object.fromEntries(calls.find((call) => call.path === '/cases')?.query ?? []);

beforeEach(() => {
  search = '';
});

it('shows the queue as the server orders it, and says in words what is overdue (req:12.3 req:12.5)', async () => {
  const calls = api(
    aCase(),
    aCase({ id: 'K2', subject: 'New handles', breached: false, priority: 'Low' }),
  );
  renderStaff(<CasesScreen />, ['cases:read', 'cases:write']);

  const table = within(await screen.findByRole('table', { name: 'Cases' }));
  const links = table.getAllByRole('link', { name: /Door jams|New handles/ });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/cases/K1', '/cases/K2']);
  const [, first, second] = table.getAllByRole('row');
  expect(first).toHaveTextContent(/Overdue.*Due 20\/11\/2026, 11:00\spm/i);
  expect(second).not.toHaveTextContent('Overdue');
  expect(asked(calls)).toEqual({});
});

it('asks for what the chips and other pages have set, and for nothing that makes no sense (req:12.3)', async () => {
  search =
    'owner=me&breached=true&priority=High&status=Nonsense&issue_type=Billing&account_id=A1&from=2026-10&to=x';
  const calls = api();
  renderStaff(<CasesScreen />, ['cases:read']);

  expect(await screen.findByRole('button', { name: 'Account: Sharma Homes' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Opened since October 2026' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Billing' })).toHaveAttribute('aria-pressed', 'true');
  expect(asked(calls)).toEqual({
    owner: 'me',
    breached: 'true',
    priority: 'High',
    issue_type: 'Billing',
    account_id: 'A1',
    from: '2026-10',
  });
});

it('asks for closed cases without a target they could miss', async () => {
  search = 'status=Closed&breached=true';
  const calls = api(aCase({ status: 'Closed', closed_at: '2026-11-21T09:30:00Z' }));
  renderStaff(<CasesScreen />, ['cases:read']);

  expect((await screen.findAllByText('Closed late'))[0]).toBeVisible();
  expect(asked(calls)).toEqual({ status: 'Closed' });
});

it('offers to try again when the queue cannot be read', async () => {
  mockApi({ 'GET /cases': () => ({ status: 500 }) });
  renderStaff(<CasesScreen />, ['cases:read']);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
});

it('says what cases are when none is open', async () => {
  api();
  renderStaff(<CasesScreen />, ['cases:read']);
  expect(await screen.findByText('Nothing is waiting')).toBeVisible();
});

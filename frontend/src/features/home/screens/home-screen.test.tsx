import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { HomeScreen } from './home-screen';

vi.mock('next/navigation', () => ({ usePathname: () => '/home' }));

const owing = {
  contract_id: 'c1',
  number: 'CT-9X',
  account_id: 'a1',
  account_name: 'Hotel Sagar',
  since: '2026-09-01',
  due_date: '2026-09-08',
  cycles: 3,
  outstanding: '75000.00',
  currency: 'INR',
  state: 'Overdue',
};
const none = () => ({ body: { items: [], next_cursor: null } });

function open(items: unknown[]) {
  return mockApi({
    'GET /activities/my-day': none,
    'GET /leads': none,
    'GET /orders': none,
    'GET /contracts/owing': () => ({ body: { items, next_cursor: null } }),
  });
}

const card = async () => {
  const title = await screen.findByRole('heading', { name: 'Retainers to collect' });
  return within(title.closest('section') as HTMLElement);
};

describe('what retainers owe, at home (req:9.6)', () => {
  it('is named by client, with how much, since when, and where to see it', async () => {
    const calls = open([owing, { ...owing, contract_id: 'c2', cycles: 1, state: 'Due' }]);
    renderStaff(<HomeScreen />, ['contracts:read']);

    const [overdue, due] = await (await card()).findAllByRole('link', { name: /Hotel Sagar/ });
    expect(overdue).toHaveTextContent('CT-9X · 3 cycles since 01/09/2026₹75,000.00Overdue');
    expect(overdue).toHaveAttribute('href', '/contracts/c1');
    expect(due).toHaveTextContent('1 cycle since 01/09/2026₹75,000.00Due');
    const asked = calls.find(({ path }) => path === '/contracts/owing');
    expect(asked?.query.get('limit')).toBe('5');
  });

  it('says so when every retainer is paid up', async () => {
    open([]);
    renderStaff(<HomeScreen />, ['contracts:read']);

    expect(await (await card()).findByText('Every retainer is paid up')).toBeVisible();
  });

  it('is neither shown to nor asked for someone who may not read contracts', async () => {
    const calls = open([owing]);
    renderStaff(<HomeScreen />, []);

    expect(await screen.findByText('No orders yet')).toBeVisible();
    expect(screen.queryByText('Retainers to collect')).not.toBeInTheDocument();
    expect(calls.map(({ path }) => path)).not.toContain('/contracts/owing');
  });
});

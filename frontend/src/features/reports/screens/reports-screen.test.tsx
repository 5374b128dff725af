import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ReportsScreen } from './reports-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/reports',
  useSearchParams: () => new URLSearchParams(search),
}));

const web = {
  source: 'Web',
  leads: 3,
  converted: 1,
  conversion_percent: '33.3',
  won: 1,
  lost: 0,
  won_amount: '1250.50',
};
const unknown = { ...web, source: 'Unknown', leads: 1, converted: 0, conversion_percent: '0' };
const report = {
  from_month: '2025-12',
  to_month: '2026-11',
  currency: 'INR',
  sources: [web, unknown],
  total: { ...web, source: 'All', leads: 4, conversion_percent: '25' },
};

const nothing = {
  won: 0,
  lost: 0,
  win_percent: null,
  won_amount: '0.00',
  cycle_days: 0,
  average_days: null,
};
const span = { from_month: '2026-10', to_month: '2026-11', currency: 'INR' };
const money = {
  orders: 0,
  ordered: '0.00',
  payments: 0,
  for_orders: '0.00',
  for_retainers: '0.00',
  received: '0.00',
};
const done = { tasks: 0, events: 0, calls: 0, notes: 0, all: 0 };
const others = {
  'GET /users': () => ({ body: { items: [] } }),
  'GET /reports/closed-deals': () => ({
    body: { ...span, months: [], owners: [], total: nothing },
  }),
  'GET /reports/ageing': () => ({
    body: { today: '2026-11-22', order_days: 7, currencies: [], complete: true },
  }),
  'GET /reports/revenue': () => ({ body: { ...span, months: [], total: money } }),
  'GET /reports/activity': () => ({ body: { ...span, users: [], total: done } }),
};

beforeEach(() => {
  search = '';
});

describe('req:2.6 the report of lead sources', () => {
  it('shows what each source brought, and all of them', async () => {
    search = 'months=3';
    const calls = mockApi({ ...others, 'GET /reports/lead-sources': () => ({ body: report }) });
    renderStaff(<ReportsScreen />, ['reports:read']);

    expect(screen.getAllByText('Loading')).not.toHaveLength(0);
    const row = await screen.findByRole('row', { name: /^Web/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['3', '1', '33.3 %', '1', '0', '₹1,250.50']);
    expect(screen.getByRole('row', { name: /^No source given/ })).toBeVisible();
    expect(screen.getByRole('row', { name: /^All sources/ })).toHaveTextContent('25 %');
    expect(screen.getByText('1 of 3 leads converted · 1 won · 0 lost')).toBeVisible();
    expect(screen.getByRole('button', { name: '3 months' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(
      calls.every(
        ({ path, query }) =>
          ['/users', '/reports/ageing', '/reports/forecast'].includes(path) ||
          /^20\d\d-\d\d$/.test(query.get('from') ?? ''),
      ),
    ).toBe(true);
    expect(await screen.findByText('No deal was closed during this time')).toBeVisible();
  });

  it('says so when nothing came in', async () => {
    mockApi({
      ...others,
      'GET /reports/lead-sources': () => ({ body: { ...report, sources: [] } }),
    });
    renderStaff(<ReportsScreen />, ['reports:read']);

    expect(await screen.findByText('Nothing came in during this time')).toBeVisible();
  });

  it('says who may not see it, and offers another try when it fails', async () => {
    let status = 403;
    mockApi({
      ...others,
      'GET /reports/lead-sources': () =>
        status === 200
          ? { body: report }
          : { status, body: { code: 'permission_denied', status, title: 'No', errors: [] } },
    });
    const first = renderStaff(<ReportsScreen />, []);
    expect(await screen.findByText('You do not have access to this')).toBeVisible();
    first.unmount();

    status = 500;
    renderStaff(<ReportsScreen />, ['reports:read']);
    const again = await screen.findByRole('button', { name: 'Try again' });
    status = 200;
    await userEvent.click(again);
    expect(await screen.findByRole('row', { name: /^Web/ })).toBeVisible();
  });
});

it("says which reports are everybody's when only one's own were asked for", async () => {
  search = 'owner=me';
  const calls = mockApi({ ...others, 'GET /reports/lead-sources': () => ({ body: report }) });
  renderStaff(<ReportsScreen />, ['reports:read']);

  for (const title of [
    'Revenue by month',
    'Money received and expected',
    'What clients owe',
    'Where business comes from',
  ]) {
    expect(await screen.findByRole('region', { name: title })).toHaveTextContent(/of everybody/);
  }
  expect(screen.getAllByText(/of everybody/)).toHaveLength(4);
  const asked = calls.filter(({ query }) => query.get('owner') === 'me');
  expect(asked.map(({ path }) => path).sort()).toEqual([
    '/reports/activity',
    '/reports/closed-deals',
  ]);
});

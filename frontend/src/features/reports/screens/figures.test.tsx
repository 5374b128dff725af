import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ActivityCard } from '@/features/reports/components/activity-card';
import { DealsCard } from '@/features/reports/components/deals-card';
import { RevenueCard } from '@/features/reports/components/revenue-card';
import { CountedScreen } from './counted-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/reports',
  useSearchParams: () => new URLSearchParams(search),
}));

const sum = {
  won: 2,
  lost: 1,
  win_percent: '66.7',
  won_amount: '120.50',
  cycle_days: 31,
  average_days: '15.5',
};
const span = { from_month: '2026-10', to_month: '2026-11', currency: 'INR' };
const deals = {
  ...span,
  months: [{ ...sum, month: '2026-11' }],
  owners: [{ ...sum, owner_id: 'u1' }],
  total: sum,
};
const users = () => ({ body: { items: [{ id: 'u2', name: 'Ravi Iyer' }] } });
const texts = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
const links = (row: HTMLElement) =>
  within(row)
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href'));

beforeEach(() => {
  search = '';
});

describe('req:15.3 the numbers of a report', () => {
  it('say what was won, at which rate and how fast, and lead to the deals', async () => {
    mockApi({ 'GET /users': users, 'GET /reports/closed-deals': () => ({ body: deals }) });
    renderStaff(<DealsCard from="2026-10" owner={undefined} />, [
      'reports:read',
      'opportunities:read',
    ]);

    const month = await screen.findByRole('row', { name: /^November 2026/ });
    expect(texts(month)).toEqual(['2', '1', '66.7 %', '₹120.50', '31', '15.5']);
    const asked = '/reports/records?figure=won&from=2026-11&to=2026-11';
    expect(links(month)).toEqual([asked, asked.replace('won', 'lost'), asked]);
    const owner = screen.getByRole('row', { name: /^Asha Menon/ });
    expect(links(owner)[0]).toBe('/reports/records?figure=won&from=2026-10&to=2026-11&owner=u1');
    expect(screen.getByRole('button', { name: 'Win rate and sales cycle as CSV' })).toBeVisible();
  });

  it('lead nowhere for those who may not read the records', async () => {
    mockApi({ 'GET /users': users, 'GET /reports/closed-deals': () => ({ body: deals }) });
    renderStaff(<DealsCard from="2026-10" owner={undefined} />, ['reports:read']);

    expect(links(await screen.findByRole('row', { name: /^November 2026/ }))).toEqual([]);
  });

  it('show what was received and ordered', async () => {
    const money = {
      orders: 1,
      ordered: '2500.00',
      payments: 1,
      for_orders: '-200.00',
      for_retainers: '0.00',
      received: '-200.00',
    };
    const body = { ...span, months: [{ ...money, month: '2026-11' }], total: money };
    mockApi({ 'GET /reports/revenue': () => ({ body }) });
    renderStaff(<RevenueCard from="2026-10" firmWide={false} />, ['reports:read', 'orders:read']);

    const month = await screen.findByRole('row', { name: /^November 2026/ });
    expect(texts(month)).toEqual(['-₹200.00', '-₹200.00', '₹0.00', '₹2,500.00']);
    expect(links(month)).toEqual(['/reports/records?figure=ordered&from=2026-11&to=2026-11']);
  });

  it('show who did what', async () => {
    const done = { tasks: 1, events: 0, calls: 2, notes: 0, all: 3 };
    const body = { ...span, users: [{ ...done, user_id: 'u2' }], total: done };
    mockApi({ 'GET /users': users, 'GET /reports/activity': () => ({ body }) });
    renderStaff(<ActivityCard from="2026-10" owner="me" />, ['reports:read', 'activities:read']);

    const ravi = await screen.findByRole('row', { name: /^Ravi Iyer/ });
    expect(texts(ravi)).toEqual(['1', '0', '2', '0', '3']);
    expect(links(ravi)[1]).toBe('/reports/records?figure=calls&from=2026-10&to=2026-11&owner=u2');
  });
});

const record = {
  kind: 'opportunity',
  id: 'd1',
  title: 'Lobby',
  detail: 'Aurora Hotels',
  on: '2026-11-20',
  owner_id: 'u1',
  amount: '100.10',
  days: 31,
  about: null,
};

describe('req:15.3 the records behind a number', () => {
  it('are read to the last page and add up', async () => {
    search = 'figure=won&from=2026-11&to=2026-11&owner=me';
    const calls = mockApi({
      'GET /users': users,
      'GET /reports/records': ({ query }) => ({
        body: query.get('cursor')
          ? {
              items: [{ ...record, id: 'd2', title: 'Villa', amount: '0.20', days: 0 }],
              next_cursor: null,
            }
          : { items: [record], next_cursor: 'more' },
      }),
    });
    renderStaff(<CountedScreen />, ['reports:read', 'opportunities:read']);

    expect(await screen.findByText('2 records · ₹100.30 · 31 days')).toBeVisible();
    expect(screen.getByRole('link', { name: /^Lobby/ })).toHaveAttribute(
      'href',
      '/opportunities/d1',
    );
    expect(screen.getByText('November 2026 · Asha Menon')).toBeVisible();
    expect(calls.filter(({ path }) => path === '/reports/records')).toHaveLength(2);
  });

  it.each([
    [
      'no number is named',
      'figure=all&from=2026-11&to=2026-11',
      ['reports:read'],
      'This record does not exist',
    ],
    [
      'one may not read them',
      'figure=won&from=2026-11&to=2026-11',
      ['reports:read'],
      'You do not have access to this',
    ],
  ] as const)('say when %s', (_, query, permissions, text) => {
    search = query;
    mockApi({});
    renderStaff(<CountedScreen />, [...permissions]);
    expect(screen.getByText(new RegExp(text))).toBeVisible();
  });
});

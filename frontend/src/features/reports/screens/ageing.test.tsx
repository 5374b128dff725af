import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AgeingCard } from '@/features/reports/components/ageing-card';
import * as csv from '@/lib/csv/csv';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { CountedScreen } from './counted-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/reports',
  useSearchParams: () => new URLSearchParams(search),
}));

const total = {
  not_due: '5.00',
  days_1_30: '170.00',
  days_31_60: '0.00',
  days_61_90: '0.00',
  over_90: '1000.00',
  overdue: '1170.00',
  total: '1175.00',
};
const rao = { ...total, account_id: 'a1', account_name: '=Rao' };
const rupees = { currency: 'INR', accounts: [rao], account_count: 1, total };
const report = { today: '2026-11-22', order_days: 7, currencies: [rupees], complete: true };
const all = ['reports:read', 'orders:read', 'contracts:read'] as const;
const asked = '/reports/records?figure=owed&currency=INR';

function links(row: HTMLElement) {
  return within(row)
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href'));
}

beforeEach(() => {
  search = '';
});

describe('req:15.7 what clients owe', () => {
  it('is shown by account and age, and every number leads to its records', async () => {
    mockApi({ 'GET /reports/ageing': () => ({ body: report }) });
    renderStaff(<AgeingCard firmWide={false} />, [...all]);

    expect(screen.getByText('Loading')).toBeInTheDocument();
    const row = await screen.findByRole('row', { name: /^=Rao/ });
    const cells = within(row).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      '₹1,175.00',
      '₹5.00',
      '₹170.00',
      '₹0.00',
      '₹0.00',
      '₹1,000.00',
    ]);
    expect(links(row)).toEqual([
      `${asked}&account=a1`,
      `${asked}&account=a1&age=not_due`,
      `${asked}&account=a1&age=days_1_30`,
      `${asked}&account=a1&age=over_90`,
    ]);
    expect(links(screen.getByRole('row', { name: /^All accounts/ }))[0]).toBe(asked);
    expect(screen.getByText('An order is due 7 days after its date.')).toBeVisible();
  });

  it('is a file of the same rows', async () => {
    const download = vi.spyOn(csv, 'downloadCsv').mockReturnValue();
    mockApi({ 'GET /reports/ageing': () => ({ body: report }) });
    renderStaff(<AgeingCard firmWide={false} />, [...all]);

    await userEvent.click(await screen.findByRole('button', { name: 'What clients owe as CSV' }));

    const amounts = ['1175.00', '5.00', '170.00', '0.00', '0.00', '1000.00'];
    expect(download).toHaveBeenCalledWith('ageing-2026-11-22.csv', [
      [
        'Account',
        'In all',
        'Not due yet',
        '1 to 30 days',
        '31 to 60 days',
        '61 to 90 days',
        'Over 90 days',
      ],
      ['=Rao', ...amounts],
      ['All accounts', ...amounts],
    ]);
  });

  it('keeps currencies apart, and says what is left out', async () => {
    const dollars = { ...rupees, currency: 'USD', account_count: 60 };
    const body = { ...report, currencies: [rupees, dollars], complete: false };
    mockApi({ 'GET /reports/ageing': () => ({ body }) });
    renderStaff(<AgeingCard firmWide />, ['reports:read', 'orders:read']);

    const table = await screen.findByRole('region', { name: /Account, in USD$/ });
    expect(within(table).getAllByText('$1,175.00')).toHaveLength(2);
    expect(screen.getByText(/These are the 1 of 60 accounts/)).toHaveTextContent(/the oldest 500/);
    expect(screen.getByText(/of everybody/)).toBeVisible();
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  it.each([
    ['nothing is owed', { body: { ...report, currencies: [] } }, 'No client owes anything'],
    ['it fails', { status: 500 }, 'This could not be loaded'],
  ])('says when %s', async (_, answer, text) => {
    mockApi({ 'GET /reports/ageing': () => answer });
    renderStaff(<AgeingCard firmWide={false} />, [...all]);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('leads to orders and retainers, in their own currency', async () => {
    search = 'figure=owed&currency=USD&account=a1&age=days_1_30';
    const due = {
      ...{ kind: 'contract', id: 'c1', title: 'CT-1', detail: 'Rao', on: '2026-11-02' },
      ...{ owner_id: null, amount: '70.00', days: null, about: null },
    };
    const calls = mockApi({
      'GET /users': () => ({ body: { items: [] } }),
      'GET /reports/records': () => ({ body: { items: [due], next_cursor: null } }),
    });
    renderStaff(<CountedScreen />, [...all]);

    expect(await screen.findByText('1 record · $70.00')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Owed by clients' })).toBeVisible();
    expect(screen.getByText('Rao · 1 to 30 days')).toBeVisible();
    expect(screen.getByRole('link', { name: /^CT-1/ })).toHaveAttribute('href', '/contracts/c1');
    const query = calls.find(({ path }) => path === '/reports/records')?.query.toString();
    expect(query).toBe('figure=owed&account=a1&age=days_1_30&currency=USD');
  });
});

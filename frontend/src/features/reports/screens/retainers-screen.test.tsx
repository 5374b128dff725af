import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { retainerCsv } from '@/features/reports/retainer-csv';
import type { RetainerRow } from '@/features/reports/api';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { RetainersScreen, yearOf } from './retainers-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/reports/retainers',
  useSearchParams: () => new URLSearchParams(search),
}));

const states = ['Paid', 'Overdue', 'Due', 'Upcoming'] as const;
const months = Array.from({ length: 12 }, (_, index) => ({
  month: `2026-${String(index + 1).padStart(2, '0')}`,
  due: index < 4 ? '1000.00' : '0.00',
  paid: ['1000.00', '400.00', '0.00', '0.00'][index] ?? '0.00',
  outstanding: ['0.00', '600.00', '1000.00', '1000.00'][index] ?? '0.00',
  state: states[index] ?? null,
}));
const row: RetainerRow = {
  account_id: 'a1',
  account_name: '=Aurora Hotels',
  contracts: 1,
  months,
  due: '4000.00',
  paid: '1400.00',
  outstanding: '2600.00',
};
const view = { year: 2026, currency: 'INR', items: [row], total: months, next_cursor: null };

beforeEach(() => {
  search = 'year=2026';
});

describe('the retainers of a year (req:9.7)', () => {
  it('show what is paid, due and overdue, month by month', async () => {
    const calls = mockApi({ 'GET /reports/retainer-view': () => ({ body: view }) });
    renderStaff(<RetainersScreen />, ['reports:read']);

    expect(screen.getByText('Loading')).toBeInTheDocument();
    const shown = await screen.findByRole('row', { name: /^=Aurora Hotels/ });
    const cells = within(shown)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells.slice(0, 5)).toEqual([
      '₹1,000.00Paid',
      '₹600.00Overdue, partly paid',
      '₹1,000.00Due',
      '₹1,000.00Upcoming',
      '',
    ]);
    expect(cells.at(-1)).toBe('₹2,600.00');
    expect(screen.getByRole('row', { name: /^All due/ })).toHaveTextContent('₹1,000.00');
    expect(calls[0]?.query.get('year')).toBe('2026');
  });

  it('are read to their last page, and have totals only when that is the first', async () => {
    const calls = mockApi({
      'GET /reports/retainer-view': ({ query }) => ({
        body: query.get('cursor')
          ? { ...view, items: [{ ...row, account_id: 'a2', account_name: 'Blue Inn' }] }
          : { ...view, next_cursor: 'more' },
      }),
    });
    renderStaff(<RetainersScreen />, ['reports:read']);

    expect(await screen.findByRole('row', { name: /^Blue Inn/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /^All due/ })).not.toBeInTheDocument();
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['there is none', { body: { ...view, items: [] } }, 'No retainers in this year'],
    ['it fails', { status: 500 }, 'This could not be loaded'],
    ['it is forbidden', { status: 403, body: {} }, 'You do not have access to this'],
  ])('say when %s', async (_, answer, text) => {
    mockApi({ 'GET /reports/retainer-view': () => answer });
    renderStaff(<RetainersScreen />, []);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('go from year to year', async () => {
    mockApi({ 'GET /reports/retainer-view': () => ({ body: view }) });
    renderStaff(<RetainersScreen />, ['reports:read']);
    await userEvent.click(screen.getByRole('button', { name: 'Next year' }));
    expect(window.location.search).toBe('?year=2027');
    expect([yearOf('1999', '2026-11-22'), yearOf('2031', '2026-11-22')]).toEqual([2026, 2031]);
  });

  it('are written as CSV as they are shown', () => {
    const [header = [], first = []] = retainerCsv([row], 'INR');

    expect(header.slice(0, 4)).toEqual(['Account', '2026-01 State', '2026-01 Due', '2026-01 Paid']);
    expect(first.slice(0, 7)).toEqual([
      '=Aurora Hotels',
      'Paid',
      '1000.00',
      '1000.00',
      'Overdue',
      '1000.00',
      '400.00',
    ]);
    expect(first.slice(-4)).toEqual(['4000.00', '1400.00', '2600.00', 'INR']);
    expect(first).toHaveLength(header.length);
  });
});

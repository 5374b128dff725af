import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ForecastCard } from '@/features/reports/components/forecast-card';
import * as csv from '@/lib/csv/csv';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';

vi.mock('next/navigation', () => ({ usePathname: () => '/reports' }));

const none = { expected: '0.00', for_orders: '0.00', for_retainers: '0.00' };
const nothing = { ...none, received: '0.00', pipeline: '0.00' };
const due = { expected: '30.00', for_orders: '10.00', for_retainers: '20.00' };
const months = [
  { ...nothing, month: '2026-10', received: '-5.00' },
  { ...nothing, ...due, month: '2026-11', received: '70.00' },
  { ...nothing, month: '2026-12', pipeline: '2.50' },
];
const report = {
  today: '2026-11-22',
  order_days: 7,
  currency: 'INR',
  overdue: { expected: '9.00', for_orders: '0.00', for_retainers: '9.00' },
  months,
  total: { ...due, received: '65.00', pipeline: '2.50' },
  left_out: [] as string[],
  complete: true,
};
const all = [
  ...(['reports:read', 'orders:read', 'contracts:read'] as const),
  ...(['payments:read', 'opportunities:read'] as const),
];
const rowOf = (name: RegExp) => within(screen.getByRole('row', { name }));
const texts = (name: RegExp) =>
  rowOf(name)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
const links = (name: RegExp) =>
  rowOf(name)
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href')?.replace('/reports/records?figure=', ''));

describe('req:15.6 money by month', () => {
  it('is received until today and expected from then on, and leads to its records', async () => {
    mockApi({ 'GET /reports/forecast': () => ({ body: report }) });
    renderStaff(<ForecastCard firmWide={false} />, all);

    expect(await screen.findByRole('row', { name: /^October 2026/ })).toBeVisible();
    expect(texts(/^October/)).toEqual(['-₹5.00', '–', '–', '–', '–']);
    expect(texts(/^November/)).toEqual(['₹70.00', '₹30.00', '₹10.00', '₹20.00', '₹0.00']);
    expect(texts(/^December/)).toEqual(['–', '₹0.00', '₹0.00', '₹0.00', '₹2.50']);
    expect(texts(/^Overdue/)).toEqual(['–', '₹9.00', '₹0.00', '₹9.00', '–']);
    const month = '&from=2026-11&to=2026-11';
    expect(links(/^November/)).toEqual([
      `received${month}`,
      `expected${month}`,
      `expected_orders${month}`,
      `expected_retainers${month}`,
    ]);
    expect(links(/^December/)).toEqual(['pipeline&from=2026-12&to=2026-12']);
    expect(links(/^Overdue/)).toEqual(['overdue', 'overdue_retainers']);
    expect(links(/^All months/)[0]).toBe('received&from=2026-10&to=2026-12');
    expect(
      screen.getByText(/^An order is due 7 days after its date\. Open deals count/),
    ).toBeVisible();
  });

  it('shows what was paid ahead in the month of its date, as the sum counts it', async () => {
    const ahead = months.map((each) => ({
      ...each,
      ...(each.month > '2026-11' ? { received: '4.00' } : {}),
    }));
    mockApi({ 'GET /reports/forecast': () => ({ body: { ...report, months: ahead } }) });
    renderStaff(<ForecastCard firmWide={false} />, all);

    expect(await screen.findByRole('row', { name: /^December 2026/ })).toBeVisible();
    expect(texts(/^December/)[0]).toBe('₹4.00');
    expect(links(/^December/)[0]).toBe('received&from=2026-12&to=2026-12');
  });

  it('is a file of the same rows', async () => {
    const download = vi.spyOn(csv, 'downloadCsv').mockReturnValue();
    mockApi({ 'GET /reports/forecast': () => ({ body: report }) });
    renderStaff(<ForecastCard firmWide={false} />, all);

    const button = { name: 'Money received and expected as CSV' };
    await userEvent.click(await screen.findByRole('button', button));

    const [file, rows] = download.mock.calls[0] ?? [];
    expect(file).toBe('forecast-2026-11-22.csv');
    expect(rows).toHaveLength(6);
    expect(rows?.[2]).toEqual(['November 2026', '70.00', '30.00', '10.00', '20.00', '0.00']);
    expect(rows?.[4]).toEqual(['Overdue', '', '9.00', '0.00', '9.00', '']);
  });

  it('says what is left out, and leads nowhere for those who may not read it', async () => {
    const body = { ...report, left_out: ['EUR', 'JPY'], complete: false };
    mockApi({ 'GET /reports/forecast': () => ({ body }) });
    renderStaff(<ForecastCard firmWide />, ['reports:read']);

    expect(await screen.findByText(/What is due in EUR, JPY is not counted/)).toHaveTextContent(
      /the first 500 of each are counted/,
    );
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  it.each([
    [
      'there is none',
      { body: { ...report, overdue: none, total: nothing } },
      'Nothing was received, and nothing is expected',
    ],
    ['it fails', { status: 500 }, 'This could not be loaded'],
  ])('says when %s', async (_, answer, text) => {
    mockApi({ 'GET /reports/forecast': () => answer });
    renderStaff(<ForecastCard firmWide={false} />, all);
    expect(await screen.findByText(text)).toBeVisible();
  });
});

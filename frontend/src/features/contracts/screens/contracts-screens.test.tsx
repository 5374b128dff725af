import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContractScreen } from './contract-screen';
import { ContractsScreen } from './contracts-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/contracts/c1',
  useSearchParams: () => new URLSearchParams(search),
}));

const contract = {
  id: 'c1',
  version: 1,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  number: 'CT-9X',
  status: 'Active',
  start_date: '2026-12-01',
  end_date: null,
  billing_cycle: 'Monthly',
  account_id: 'a1',
  account_name: 'Aurora Hotels',
  opportunity_id: 'd1',
  owner_id: 'u1',
  price_per_cycle: '25000.00',
  currency: 'INR',
  line_count: 1,
  line_items: [
    {
      product_id: 'p1',
      product_name: 'Monthly styling',
      quantity: '1',
      price_per_cycle: '25000.00',
      discount_percent: '0',
      total: '25000.00',
    },
  ],
};

beforeEach(() => {
  search = '';
});

describe('the contracts', () => {
  it('are listed with what they bring per cycle', async () => {
    search = 'status=Active';
    const calls = mockApi({
      'GET /contracts': () => ({ body: { items: [contract], next_cursor: null } }),
    });
    renderStaff(<ContractsScreen />, ['contracts:read']);

    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'CT-9X' })).toHaveAttribute(
      'href',
      '/contracts/c1',
    );
    expect(screen.getByText('₹25,000.00')).toBeVisible();
    expect(calls[0]?.query.get('status')).toBe('Active');
  });

  it.each([
    ['there is none', { body: { items: [], next_cursor: null } }, 'No contracts yet'],
    ['it fails', { status: 500 }, 'This could not be loaded'],
    ['it is forbidden', { status: 403, body: {} }, 'You do not have access to this'],
  ])('say when %s', async (_, answer, text) => {
    mockApi({ 'GET /contracts': () => answer });
    renderStaff(<ContractsScreen />, []);
    expect(await screen.findByText(text)).toBeVisible();
  });
});

it('shows a contract with its terms and lines (req:2.26)', async () => {
  mockApi({
    'GET /contracts/c1': () => ({ body: contract }),
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
  });
  renderStaff(<ContractScreen />, ['contracts:read']);

  const table = await screen.findByRole('table', { name: 'Lines' });
  expect(within(table).getByText('Monthly styling')).toBeVisible();
  for (const text of ['Monthly', '01/12/2026', 'Runs on']) {
    expect(screen.getByText(text)).toBeVisible();
  }
});

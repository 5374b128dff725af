import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { FirmCard } from './firm-card';

const none = { not_due: '0.00', days_1_30: '0.00', days_31_60: '0.00', days_61_90: '0.00' };
const total = { ...none, over_90: '9.00', overdue: '9.00', total: '12.00' };
const inCurrency = (currency: string) => ({ currency, accounts: [], account_count: 1, total });

function open(currencies: string[], complete = true) {
  const ageing = { today: '2026-11-22', order_days: 7, complete };
  mockApi({
    'GET /reports/revenue': () => ({ body: { currency: 'INR', months: [] } }),
    'GET /reports/closed-deals': () => ({
      body: { total: { won: 0, lost: 0, win_percent: null } },
    }),
    'GET /reports/ageing': () => ({
      body: { ...ageing, currencies: currencies.map(inCurrency) },
    }),
  });
  renderStaff(<FirmCard />, ['reports:read', 'orders:read', 'contracts:read']);
}

describe('what clients owe, at home (req:15.7)', () => {
  it.each([
    [['INR'], true, '₹9.00', 'of ₹12.00 that clients owe'],
    [['INR'], false, '₹9.00', 'of at least ₹12.00 that clients owe'],
    [['INR', 'USD'], true, '₹9.00', 'of ₹12.00 that clients owe, besides other currencies'],
    [['USD'], true, '₹0.00', 'of ₹0.00 that clients owe, besides other currencies'],
    [[], true, '₹0.00', 'of ₹0.00 that clients owe'],
  ])('of %j, complete: %s', async (currencies, complete, overdue, text) => {
    open(currencies, complete);

    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.getAllByText(overdue)[0]).toBeVisible();
  });

  it('leads from what is overdue to the orders and retainers behind it', async () => {
    open(['INR']);

    const link = await screen.findByRole('link', { name: '₹9.00' });
    expect(link).toHaveAttribute('href', '/reports/records?figure=overdue&currency=INR');
  });
});

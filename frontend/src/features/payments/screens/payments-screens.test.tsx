import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ORDER, order, payment, show } from '@/features/payments/testing';
import { mockApi } from '@/test/mock-api';
import { PaymentScreen } from './payment-screen';
import { PaymentsScreen } from './payments-screen';

vi.mock('next/navigation', async () => {
  const { ORDER: id } = await import('@/features/payments/testing');
  return {
    usePathname: () => `/payments/o-${id}-00001`,
    useSearchParams: () => new URLSearchParams(),
  };
});

describe('the payments', () => {
  it('are listed with links to their order and account (req:5.13)', async () => {
    mockApi({ 'GET /payments': () => ({ body: { items: [payment()], next_cursor: null } }) });
    show(<PaymentsScreen />);
    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'SO-7K2M' })).toHaveAttribute(
      'href',
      `/orders/${ORDER}`,
    );
    expect(screen.getByRole('link', { name: 'Aurora Hotels' })).toHaveAttribute(
      'href',
      '/accounts/a1',
    );
  });

  it.each([
    ['there is none', { body: { items: [], next_cursor: null } }, 'No payments yet'],
    ['it fails', { status: 500 }, 'This could not be loaded'],
    ['it is forbidden', { status: 403, body: {} }, 'You do not have access to this'],
  ])('say when %s', async (_, answer, text) => {
    mockApi({ 'GET /payments': () => answer });
    show(<PaymentsScreen />);
    expect(await screen.findByText(text)).toBeVisible();
  });
});

describe('a receipt', () => {
  it("shows the firm, the amount and the order's balance", async () => {
    mockApi({
      [`GET /payments/o-${ORDER}-00001`]: () => ({ body: payment() }),
      [`GET /orders/${ORDER}`]: () => ({ body: order() }),
    });
    show(<PaymentScreen />);
    const receipt = await screen.findByRole('article', { name: 'Payment receipt' });
    for (const text of ['Alpha Interiors', '₹100.00', '20/11/2026', 'UTR 4711']) {
      expect(within(receipt).getAllByText(text)[0]).toBeVisible();
    }
    expect(within(receipt).getByText('Receipt number SO-7K2M/1')).toBeVisible();
    await waitFor(() => expect(within(receipt).getByText('₹190.05')).toBeVisible());
  });
});

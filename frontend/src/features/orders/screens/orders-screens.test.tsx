import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderDetail } from '@/features/orders/api';
import { orderSteps } from '@/features/orders/status';
import { order } from '@/features/orders/testing';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { OrderScreen } from './order-screen';
import { OrdersScreen } from './orders-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/orders/o1',
  useSearchParams: () => new URLSearchParams(search),
}));

const users = () => ({ body: { items: [], next_cursor: null } });
const show = (screenOf: 'list' | 'record', write = true) =>
  renderStaff(
    screenOf === 'list' ? (
      <OrdersScreen />
    ) : (
      <OrderScreen Payments={() => null} LogPayment={() => null} />
    ),
    write ? ['orders:read', 'orders:write'] : ['orders:read'],
  );

beforeEach(() => {
  search = '';
});

describe('the orders', () => {
  it('are listed with number, account, date, status and total (req:5.7)', async () => {
    mockApi({ 'GET /orders': () => ({ body: { items: [order()], next_cursor: null } }) });
    show('list');

    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'SO-7K2M' })).toHaveAttribute(
      'href',
      '/orders/o1',
    );
    const row = screen.getAllByRole('row')[1]!;
    for (const text of ['Aurora Hotels', '20/11/2026', 'Partially Paid', '₹290.05']) {
      expect(within(row).getByText(text)).toBeVisible();
    }
  });

  it('are found by words among those that are chosen (req:5.7 req:14.1)', async () => {
    search = 'q=aurora so&status=Fulfilled';
    const calls = mockApi({ 'GET /orders': () => ({ body: { items: [], next_cursor: null } }) });
    show('list');
    expect(await screen.findByText('Nothing found for “aurora so”')).toBeVisible();
    expect(screen.getByRole('searchbox', { name: 'Search orders' })).toHaveValue('aurora so');
    expect(Object.fromEntries(calls[0]!.query)).toEqual({ q: 'aurora so', status: 'Fulfilled' });
  });

  it.each([
    ['there is none', { body: { items: [], next_cursor: null } }, 'No orders yet'],
    ['it fails', { status: 500 }, 'This could not be loaded'],
    ['it is forbidden', { status: 403, body: {} }, 'You do not have access to this'],
  ])('say when %s', async (_, answer, text) => {
    mockApi({ 'GET /orders': () => answer });
    show('list');
    expect(await screen.findByText(text)).toBeVisible();
  });
});

describe('an order', () => {
  it('shows its total, what is paid and due, and its lines, of which none can be changed (req:5.8, req:5.9)', async () => {
    mockApi({ 'GET /orders/o1': () => ({ body: order() }), 'GET /users': users });
    show('record');

    const table = await screen.findByRole('table', { name: 'Lines' });
    expect(within(table).getByText('₹107.43')).toBeVisible();
    expect(screen.getByText('₹190.05')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the deal' })).toHaveAttribute(
      'href',
      '/opportunities/d1',
    );
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /edit/i })).not.toBeInTheDocument();
  });

  it('offers nothing once it is fulfilled, nor to those who may only read (req:5.10)', async () => {
    const done = order({ status: 'Fulfilled', fulfilment: 'Fulfilled' });
    mockApi({ 'GET /orders/o1': () => ({ body: done }), 'GET /users': users });
    const { unmount } = show('record');
    await screen.findByRole('table', { name: 'Lines' });
    expect(screen.queryByRole('button', { name: 'Mark fulfilled' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
    unmount();

    mockApi({ 'GET /orders/o1': () => ({ body: order() }), 'GET /users': users });
    show('record', false);
    await screen.findByRole('table', { name: 'Lines' });
    expect(screen.queryByRole('button', { name: 'Mark fulfilled' })).not.toBeInTheDocument();
  });

  it('claims no payment that it did not get', () => {
    const path = (payment: OrderDetail['payment'], fulfilment: OrderDetail['fulfilment']) =>
      orderSteps({ payment, fulfilment }).map((step) => step.value);
    expect(path('Unpaid', 'Fulfilled')).toEqual(['Awaiting Payment', 'Fulfilled']);
    expect(path('Partially Paid', 'Cancelled').at(-1)).toBe('Cancelled');
    expect(path('Unpaid', 'Shipped')).toEqual(['Awaiting Payment', 'Shipped', 'Fulfilled']);
    expect(path('Unpaid', 'Open')).toHaveLength(5);
  });
});

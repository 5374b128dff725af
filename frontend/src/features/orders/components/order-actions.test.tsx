import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { OrderScreen } from '@/features/orders/screens/order-screen';
import { order } from '@/features/orders/testing';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';

vi.mock('next/navigation', () => ({
  usePathname: () => '/orders/o1',
  useSearchParams: () => new URLSearchParams(),
}));

const users = () => ({ body: { items: [], next_cursor: null } });
const show = () =>
  renderStaff(
    <>
      <OrderScreen Payments={() => null} LogPayment={() => null} />
      <Toaster />
    </>,
    ['orders:read', 'orders:write'],
  );

/** The actions are loaded after the page has been drawn. */
const action = (name: string) => screen.findByRole('button', { name }, { timeout: 5_000 });

beforeEach(() => useToasts.setState({ toasts: [] }));

describe('an order', () => {
  it('is cancelled only when confirmed, with its version (req:5.10)', async () => {
    let stored = order();
    const calls = mockApi({
      'GET /orders/o1': () => ({ body: stored }),
      'GET /users': users,
      'PATCH /orders/o1': () => {
        stored = order({ status: 'Cancelled', fulfilment: 'Cancelled', version: 3 });
        return { body: stored };
      },
    });
    show();

    await userEvent.click(await action('More actions'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Cancel order' }));
    expect(calls.some((call) => call.method === 'PATCH')).toBe(false);
    const dialog = await screen.findByRole('alertdialog', { name: 'Cancel SO-7K2M?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel order' }));

    expect(await screen.findByText('Order cancelled')).toBeVisible();
    expect(calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      version: 2,
      status: 'Cancelled',
    });
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Mark fulfilled' })).not.toBeInTheDocument(),
    );
  });

  it('is shipped when confirmed, and can then only be fulfilled (req:5.5 req:5.10)', async () => {
    let stored = order();
    const calls = mockApi({
      'GET /orders/o1': () => ({ body: stored }),
      'GET /users': users,
      'PATCH /orders/o1': () => {
        stored = order({ status: 'Shipped', fulfilment: 'Shipped', version: 3 });
        return { body: stored };
      },
    });
    show();

    await userEvent.click(await action('More actions'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Mark shipped' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Mark SO-7K2M as shipped?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mark shipped' }));

    expect(await screen.findByText('Order shipped')).toBeVisible();
    const change = calls.find((call) => call.method === 'PATCH');
    expect(change?.body).toEqual({ version: 2, status: 'Shipped' });
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: 'Mark fulfilled' })).toBeVisible();
  });

  it('is read again when somebody else changed it meanwhile (req:T7)', async () => {
    let stored = order();
    mockApi({
      'GET /orders/o1': () => ({ body: stored }),
      'GET /users': users,
      'PATCH /orders/o1': () => {
        stored = order({ status: 'Cancelled', fulfilment: 'Cancelled', version: 5 });
        return { status: 409, body: { code: 'stale_version', current: stored } };
      },
    });
    show();

    await userEvent.click(await action('Mark fulfilled'));
    const dialog = await screen.findByRole('alertdialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mark fulfilled' }));
    expect(await screen.findByText(/was changed by someone else/)).toBeVisible();
    expect((await screen.findAllByText('Cancelled')).length).toBeGreaterThan(0);
  });
});

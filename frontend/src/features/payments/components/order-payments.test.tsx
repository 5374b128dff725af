import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Payment } from '@/features/payments/api';
import { leftToRefund, numberOf } from '@/features/payments/money-left';
import { ORDER, order, payment, show } from '@/features/payments/testing';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { LogPayment } from './log-payment';
import { OrderPayments } from './order-payments';

/** The menu is loaded after the list has been drawn. */
const actions = () =>
  screen.findByRole('button', { name: 'Actions for payment 1' }, { timeout: 5_000 });

beforeEach(() => useToasts.setState({ toasts: [] }));

describe('the payments of an order', () => {
  it('show what is paid, due or in credit, and strike through what is void (req:5.12, req:5.15)', async () => {
    const gone = payment({ id: `o-${ORDER}-00002`, status: 'Void', amount: '50.00' });
    const { unmount } = show(<OrderPayments order={order({ payments: [gone, payment()] })} />);
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '34');
    expect(screen.getByText('₹100.00 of ₹290.05 paid')).toBeVisible();
    expect(screen.getByText('Balance due ₹190.05')).toBeVisible();
    expect(screen.getByRole('link', { name: '₹50.00' })).toHaveClass('line-through');
    expect(await actions()).toBeVisible();
    expect(screen.getAllByRole('button')).toHaveLength(1);
    unmount();

    show(<OrderPayments order={order({ paid: '300.05', balance_due: '0.00', credit: '10.00' })} />);
    expect(screen.getByText('Credit ₹10.00')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  });

  it('are logged with the balance filled in, under a key (req:5.11, req:5.12)', async () => {
    const calls = mockApi({
      [`POST /orders/${ORDER}/payments`]: () => ({ status: 201, body: payment() }),
    });
    show(<LogPayment order={order()} urgent />);
    await userEvent.click(screen.getByRole('button', { name: 'Log payment' }));
    const dialog = await screen.findByRole('dialog', { name: 'Log a payment for SO-7K2M' });
    expect(within(dialog).getByLabelText('Amount')).toHaveValue('190.05');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Cash' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Log payment' }));

    expect(await screen.findByText('Payment logged')).toBeVisible();
    const sent = calls.find((call) => call.method === 'POST');
    expect(sent?.body).toMatchObject({ amount: '190.05', method: 'Cash', status: 'Completed' });
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('say beside the field what the server refuses', async () => {
    const error = { path: 'amount', code: 'not_positive', message: 'Enter an amount above zero.' };
    mockApi({
      [`POST /orders/${ORDER}/payments`]: () => ({
        status: 422,
        body: { code: 'invalid_input', detail: error.message, errors: [error] },
      }),
    });
    show(<LogPayment order={order()} />);
    await userEvent.click(screen.getByRole('button', { name: 'Log payment' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.clear(within(dialog).getByLabelText('Amount'));
    await userEvent.type(within(dialog).getByLabelText('Amount'), '0');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Log payment' }));
    expect(await within(dialog).findByText('Enter an amount above zero.')).toBeVisible();
  });

  it('are voided only when confirmed, with their version (req:5.15)', async () => {
    const calls = mockApi({
      [`POST /payments/o-${ORDER}-00001/void`]: () => ({ body: payment({ status: 'Void' }) }),
    });
    show(<OrderPayments order={order()} />);
    await userEvent.click(await actions());
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Void payment' }));
    const dialog = await screen.findByRole('alertdialog', {
      name: 'Void this payment of ₹100.00?',
    });
    expect(calls).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Void payment' }));
    expect(await screen.findByText('Payment voided')).toBeVisible();
    expect(calls[0]?.body).toEqual({ version: 1 });
  });

  it('show both versions when somebody else edited meanwhile (req:5.14, req:T7)', async () => {
    mockApi({
      [`PATCH /payments/o-${ORDER}-00001`]: () => ({
        status: 409,
        body: { code: 'stale_version', current: payment({ version: 2, method: 'Cheque' }) },
      }),
    });
    show(<OrderPayments order={order()} />);
    await userEvent.click(await actions());
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit payment' }));
    const dialog = await screen.findByRole('dialog', { name: 'Edit payment' });
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Card' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    const notice = await within(dialog).findByRole('alert');
    expect(within(notice).getByText('Cheque')).toBeVisible();
    expect(within(notice).getByText('Card')).toBeVisible();
  });

  it('offer nothing to those who may only read', () => {
    show(<OrderPayments order={order()} />, false);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leave to refund what was not given back yet', () => {
    const refund = (amount: string, status: Payment['status']) =>
      payment({ id: `o-${ORDER}-00002`, refund_of: payment().id, amount, status });
    expect(leftToRefund(payment(), [])).toBe('100.00');
    expect(leftToRefund(payment(), [refund('-30.00', 'Completed')])).toBe('70.00');
    expect(leftToRefund(payment(), [refund('-30.00', 'Void')])).toBe('100.00');
    expect(leftToRefund(payment(), [refund('-100.00', 'Pending')])).toBeNull();
    expect(leftToRefund(payment({ status: 'Pending' }), [])).toBeNull();
    expect(leftToRefund(refund('-30.00', 'Completed'), [])).toBeNull();
    expect(numberOf(payment())).toBe('1');
  });
});

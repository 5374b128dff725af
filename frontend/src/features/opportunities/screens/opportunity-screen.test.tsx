import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testDeal, testLine } from '@/features/opportunities/testing';
import { useToasts } from '@/stores/toasts';
import { open, sent, show } from './opening-a-deal';

const push = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities/d1',
  useRouter: () => ({ push }),
}));

beforeEach(() => {
  push.mockReset();
  useToasts.setState({ toasts: [] });
});

describe('what a deal becomes', () => {
  it('shows its amount without letting anybody type it (req:2.19)', async () => {
    open(testDeal());
    show();
    expect((await screen.findAllByText('₹200.00')).length).toBeGreaterThan(0);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    const form = await screen.findByRole('form', { name: 'Details' });
    expect(within(form).queryByLabelText(/Amount/)).not.toBeInTheDocument();
  });

  it('offers the order only when the deal is won, asks, and goes to it (req:2.25, req:5.1)', async () => {
    const calls = open(testDeal({ stage: 'Negotiation' }), (stored) => ({
      'PATCH /opportunities/d1': () => {
        stored.deal = testDeal({ stage: 'Closed Won', version: 4 });
        return { body: stored.deal };
      },
      'POST /opportunities/d1/generate-order': () => ({
        status: 201,
        body: { id: 'o1', number: 'SO-1' },
      }),
    }));
    show();

    const win = await screen.findByRole('button', { name: 'Mark as won' });
    expect(screen.queryByRole('button', { name: 'Generate order' })).not.toBeInTheDocument();
    await userEvent.click(win);
    await userEvent.click(await screen.findByRole('button', { name: 'Generate order' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog).toHaveAccessibleDescription(
      'This will create a formal order for this deal. Are you sure?',
    );
    expect(sent(calls, 'POST')).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Generate order' }));

    await waitFor(() => expect(push).toHaveBeenCalledWith('/orders/o1'));
    expect(sent(calls, 'POST')[0]?.body).toEqual({ version: 4 });
  });

  it('turns retainers into a contract, with its terms (req:2.26)', async () => {
    const line_items = [testLine('l1', { is_retainer: true })];
    const calls = open(testDeal({ stage: 'Closed Won', line_items }), () => ({
      'POST /opportunities/d1/generate-contract': () => ({
        status: 201,
        body: { id: 'c1', number: 'CT-1' },
      }),
    }));
    show();

    await userEvent.click(await screen.findByRole('button', { name: 'Generate contract' }));
    expect(screen.queryByRole('button', { name: 'Generate order' })).not.toBeInTheDocument();
    const dialog = await screen.findByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByLabelText('Billing cycle'), 'Quarterly');
    const days = within(dialog).getByLabelText('Days to pay');
    expect(days).toHaveValue('7');
    await userEvent.clear(days);
    await userEvent.type(days, '91');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Generate contract' }));
    expect(await within(dialog).findByText('A number from 0 to 90')).toBeVisible();
    expect(sent(calls, 'POST')).toEqual([]);
    await userEvent.clear(days);
    await userEvent.type(days, '15');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Generate contract' }));

    await waitFor(() => expect(push).toHaveBeenCalledWith('/contracts/c1'));
    expect(sent(calls, 'POST')[0]?.body).toMatchObject({
      version: 3,
      billing_cycle: 'Quarterly',
      end_date: null,
      payment_days: 15,
    });
  });

  it('gives a contact of the account a role (req:2.21)', async () => {
    const role = { contact_id: 'c1', name: 'Priya Nair', email: null, role: 'Evaluator' as const };
    const calls = open(testDeal(), () => ({
      'GET /contacts': () => ({ body: { items: [{ id: 'c1', name: 'Priya Nair' }] } }),
      'POST /opportunities/d1/contact_roles': () => ({
        status: 201,
        body: testDeal({ version: 4, contact_roles: [role] }),
      }),
    }));
    show();

    await userEvent.click(await screen.findByRole('button', { name: 'Add contact role' }));
    await screen.findByRole('option', { name: 'Priya Nair' });
    await userEvent.selectOptions(screen.getByLabelText('Contact'), 'c1');
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'Evaluator');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    expect(await screen.findByText('Priya Nair added')).toBeVisible();
    const contacts = calls.find((call) => call.path === '/contacts');
    expect(contacts?.query.get('account_id')).toBe('a1');
    expect(sent(calls, 'POST')[0]?.body).toEqual({
      version: 3,
      contact_id: 'c1',
      role: 'Evaluator',
    });
  });

  it('changes nothing for those who may only read', async () => {
    open(testDeal({ stage: 'Closed Won' }));
    show(['opportunities:read']);
    await screen.findByRole('heading', { name: 'Lobby refurbishment' });
    for (const name of ['Edit', 'Generate order', 'Add contact role']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});

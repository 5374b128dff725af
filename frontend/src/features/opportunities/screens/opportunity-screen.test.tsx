import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { DealDetail } from '@/features/opportunities/api';
import { testDeal, testLine } from '@/features/opportunities/testing';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { setViewport } from '@/test/setup';
import { OpportunityScreen } from './opportunity-screen';

const push = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities/d1',
  useRouter: () => ({ push }),
}));

const all: Permission[] = [
  'opportunities:read',
  'opportunities:write',
  'orders:write',
  'contracts:write',
];
const lamp = {
  id: 'p2',
  name: 'Pendant lamp',
  currency: 'INR',
  standard_list_price: '33.35',
  is_retainer_product: false,
  is_active: true,
};

type Routes = Parameters<typeof mockApi>[0];
/** Opens the page of a deal; a route that changes it may replace `stored`. */
function open(deal: DealDetail, routes: (stored: { deal: DealDetail }) => Routes = () => ({})) {
  const stored = { deal };
  const calls: Call[] = mockApi({
    'GET /opportunities/d1': () => ({ body: stored.deal }),
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /products': () => ({ body: { items: [lamp], next_cursor: null } }),
    ...routes(stored),
  });
  return calls;
}
const show = (permissions = all) =>
  renderStaff(
    <>
      <OpportunityScreen />
      <Toaster />
    </>,
    permissions,
  );
const cell = (name: string) => screen.findByRole('textbox', { name });
const type = async (name: string, text: string) => {
  await userEvent.clear(await cell(name));
  await userEvent.type(await cell(name), text);
};
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save lines' }));
const sent = (calls: Call[], method: string) => calls.filter((call) => call.method === method);

beforeEach(() => {
  push.mockReset();
  useToasts.setState({ toasts: [] });
});

describe('the lines of a deal', () => {
  it('are filled from the keyboard and saved once (req:2.20, req:B4)', async () => {
    const calls = open(testDeal(), (stored) => ({
      'PUT /opportunities/d1/line_items': () => {
        const line = testLine('l2', { product_name: 'Pendant lamp', quantity: '3' });
        stored.deal = testDeal({
          version: 4,
          amount: '290.05',
          line_items: [testLine('l1'), line],
        });
        return { body: stored.deal };
      },
    }));
    show();

    await userEvent.type(await screen.findByRole('combobox', { name: 'Add a product' }), 'pen');
    await screen.findByRole('option', { name: /Pendant lamp/ });
    await userEvent.keyboard('{Enter}');
    expect(await cell('Quantity of Pendant lamp')).toHaveFocus();
    expect(await cell('Price of Pendant lamp')).toHaveValue('33.35');
    await userEvent.keyboard('3{Tab}{Tab}10');
    expect(screen.getByText('₹90.05')).toBeVisible();
    expect(screen.getByText('₹290.05')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Add a product' })).toHaveFocus();
    await save();

    expect(await screen.findByText('Lines saved')).toBeVisible();
    expect(sent(calls, 'PUT')).toHaveLength(1);
    expect(sent(calls, 'PUT')[0]?.body).toEqual({
      version: 3,
      line_items: [
        { id: 'l1', product_id: 'p1', quantity: '2', sale_price: '100.00', discount_percent: '0' },
        {
          id: expect.stringMatching(/^[0-9A-Z]{26}$/),
          product_id: 'p2',
          quantity: '3',
          sale_price: '33.35',
          discount_percent: '10',
        },
      ],
    });
    expect(screen.queryByRole('button', { name: 'Save lines' })).not.toBeInTheDocument();
  });

  it('moves between lines with the arrow keys', async () => {
    open(testDeal({ line_items: [testLine('l1'), testLine('l2', { product_name: 'Shelf' })] }));
    show();

    await userEvent.click(await cell('Price of Oak desk'));
    await userEvent.keyboard('{ArrowDown}');
    expect(await cell('Price of Shelf')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(await cell('Price of Oak desk')).toHaveFocus();
  });

  it('takes twenty lines in one go on a phone, with one save in reach (req:B4, req:20.2)', async () => {
    setViewport('phone');
    const calls = open(testDeal({ line_items: [], amount: '0.00' }), () => ({
      'PUT /opportunities/d1/line_items': () => ({ body: testDeal({ version: 4 }) }),
    }));
    show();
    const add = await screen.findByRole('combobox', { name: 'Add a product' });
    await userEvent.click(add);
    for (let line = 0; line < 20; line++) {
      await screen.findByRole('option', { name: /Pendant lamp/ });
      await userEvent.keyboard('{Enter}');
      await userEvent.keyboard('2{Enter}{ArrowDown}');
    }
    expect(screen.getByText('₹1,334.00')).toBeVisible();
    await save();
    await waitFor(() => expect(sent(calls, 'PUT')).toHaveLength(1));
    expect((sent(calls, 'PUT')[0]?.body as { line_items: unknown[] }).line_items).toHaveLength(20);
  }, 20_000);

  it('puts back what was removed by mistake', async () => {
    open(testDeal());
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Oak desk' }));
    expect(screen.getByText('No products yet')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await cell('Quantity of Oak desk')).toHaveValue('2');
  });

  it('marks what cannot be sent, and what the server refuses, at its cell', async () => {
    const calls = open(testDeal(), () => ({
      'PUT /opportunities/d1/line_items': () => ({
        status: 422,
        body: {
          code: 'invalid_input',
          errors: [{ path: 'line_items.0.quantity', code: 'x', message: 'Not that many.' }],
        },
      }),
    }));
    show();
    await type('Price of Oak desk', '1.005');
    await save();
    expect(await cell('Price of Oak desk')).toHaveAccessibleDescription('At most 2 decimals.');
    expect(sent(calls, 'PUT')).toHaveLength(0);

    await type('Price of Oak desk', '1.5');
    await save();
    await waitFor(async () =>
      expect(await cell('Quantity of Oak desk')).toHaveAccessibleDescription('Not that many.'),
    );
    expect(await cell('Quantity of Oak desk')).toHaveFocus();
  });

  it('survive a reload before they are saved', async () => {
    open(testDeal());
    const { unmount } = show();
    await type('Quantity of Oak desk', '7');
    unmount();

    show();
    expect(await cell('Quantity of Oak desk')).toHaveValue('7');
    expect(screen.getByText('Your unsaved lines were restored.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Discard draft' }));
    expect(await cell('Quantity of Oak desk')).toHaveValue('2');
  });

  it('never overwrite lines that somebody else has saved meanwhile (req:T7)', async () => {
    const theirs = testDeal({ version: 5, line_items: [testLine('l1', { quantity: '9' })] });
    const calls = open(testDeal(), (stored) => ({
      'PUT /opportunities/d1/line_items': ({ body }) => {
        if ((body as { version: number }).version === 5) return { body: { ...theirs, version: 6 } };
        stored.deal = theirs;
        return { status: 409, body: { code: 'stale_version', current: theirs } };
      },
    }));
    show();
    await type('Quantity of Oak desk', '4');
    await save();

    const notice = (await screen.findByText(/Someone else changed this record/)).closest(
      '[role="alert"]',
    ) as HTMLElement;
    expect(within(notice).getByText('9 × 100.00')).toBeVisible();
    expect(within(notice).getByText('4 × 100.00')).toBeVisible();
    expect(sent(calls, 'PUT')).toHaveLength(1);

    await userEvent.click(within(notice).getByRole('button', { name: 'Keep mine and save' }));
    expect(await screen.findByText('Lines saved')).toBeVisible();
    expect(sent(calls, 'PUT')[1]?.body).toMatchObject({
      version: 5,
      line_items: [{ quantity: '4' }],
    });
  });

  it('are saved when only something else of the deal has changed meanwhile', async () => {
    const moved = testDeal({ version: 5, stage: 'Negotiation' });
    const calls = open(testDeal(), (stored) => ({
      'PUT /opportunities/d1/line_items': ({ body }) => {
        if ((body as { version: number }).version === 5) return { body: { ...moved, version: 6 } };
        stored.deal = moved;
        return { status: 409, body: { code: 'stale_version', current: moved } };
      },
    }));
    show();
    await type('Quantity of Oak desk', '4');
    await save();
    expect(await screen.findByText('Lines saved')).toBeVisible();
    expect(sent(calls, 'PUT')).toHaveLength(2);
  });

  it('only show once the deal has become an order, and say why', async () => {
    open(testDeal({ stage: 'Closed Won', order_id: 'o1' }));
    show();
    expect(await screen.findByText(/can no longer be changed/)).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open order' })).toHaveAttribute('href', '/orders/o1');
  });
});

describe('what a deal becomes', () => {
  it('shows its amount without letting anybody type it (req:2.19)', async () => {
    open(testDeal());
    show();
    expect((await screen.findAllByText('₹200.00')).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
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
    await userEvent.click(within(dialog).getByRole('button', { name: 'Generate contract' }));

    await waitFor(() => expect(push).toHaveBeenCalledWith('/contracts/c1'));
    expect(sent(calls, 'POST')[0]?.body).toMatchObject({
      version: 3,
      billing_cycle: 'Quarterly',
      end_date: null,
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

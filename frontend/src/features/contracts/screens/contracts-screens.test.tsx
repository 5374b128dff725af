import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContractScreen } from './contract-screen';
import { ContractsScreen } from './contracts-screen';

let search = '';
const push = vi.fn();
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push }),
  usePathname: () => '/contracts/c1',
  useSearchParams: () => new URLSearchParams(search),
}));

function cycle(start: string, end: string, paid: string, state: string) {
  const due_date = `${start.slice(0, 8)}08`;
  return { start, end, due_date, amount: '25000.00', paid, outstanding: '0.00', state };
}

const contract = {
  id: 'c1',
  version: 1,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  number: 'CT-9X',
  status: 'Active',
  payment_days: 7,
  paid: '25000.00',
  outstanding: '25000.00',
  payment_state: 'Overdue',
  next_due: '2027-01-08',
  predecessor_id: null,
  successor_id: null,
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
      id: 'l1',
      product_id: 'p1',
      product_name: 'Monthly styling',
      quantity: '1',
      price_per_cycle: '25000.00',
      discount_percent: '0',
      total: '25000.00',
    },
  ],
  payments: [],
  cycles: [
    cycle('2027-03-01', '2027-03-31', '0.00', 'Upcoming'),
    cycle('2027-02-01', '2027-02-28', '0.00', 'Upcoming'),
    cycle('2027-01-01', '2027-01-31', '5000.00', 'Overdue'),
    cycle('2026-12-01', '2026-12-31', '25000.00', 'Paid'),
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

const users = { 'GET /users': () => ({ body: { items: [], next_cursor: null } }) };
const parts = { Payments: () => null, LogPayment: () => <button>Log payment</button> };
const show = (scopes: Parameters<typeof renderStaff>[1]) =>
  renderStaff(
    <>
      <ContractScreen {...parts} />
      <Toaster />
    </>,
    scopes,
  );

it('shows a contract with its terms, lines and cycles (req:2.26 req:9.1 req:9.6)', async () => {
  mockApi({ 'GET /contracts/c1': () => ({ body: contract }), ...users });
  show(['contracts:read']);

  const table = await screen.findByRole('table', { name: 'Lines' });
  expect(within(table).getByText('Monthly styling')).toBeVisible();
  for (const text of ['Monthly', '01/12/2026', 'Runs on', '08/01/2027']) {
    expect(screen.getByText(text)).toBeVisible();
  }
  const cycles = within(screen.getByRole('list', { name: 'Cycles' }));
  expect(cycles.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    '01/02/2027 – 28/02/2027₹25,000.00 due 08/02/2027Upcoming',
    '01/01/2027 – 31/01/2027₹5,000.00 of ₹25,000.00 paid, due 08/01/2027Overdue',
    '01/12/2026 – 31/12/2026₹25,000.00 paidPaid',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Show all cycles' }));
  expect(cycles.getAllByRole('listitem')).toHaveLength(4);
  expect(screen.queryByRole('button', { name: 'Renew' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Log payment' })).not.toBeInTheDocument();
});

it('renews a contract at another price and goes to the new one (req:9.4)', async () => {
  const calls = mockApi({
    'GET /contracts/c1': () => ({ body: contract }),
    'POST /contracts/c1/renew': () => ({
      status: 201,
      body: { ...contract, id: 'c2', number: 'CT-NEXT', predecessor_id: 'c1' },
    }),
    ...users,
  });
  show(['contracts:read', 'contracts:write', 'payments:write']);

  await screen.findByRole('table', { name: 'Lines' });
  expect(screen.getByRole('button', { name: 'Log payment' })).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Renew' }));
  const dialog = within(await screen.findByRole('dialog'));
  const price = dialog.getByRole('textbox', { name: /Price per cycle/ });
  await userEvent.clear(price);
  await userEvent.type(price, '27,500.00');
  await userEvent.click(dialog.getByRole('button', { name: 'Renew' }));

  expect(await screen.findByText('Renewed as CT-NEXT')).toBeVisible();
  expect(calls.find(({ path }) => path.endsWith('/renew'))?.body).toEqual({
    version: 1,
    billing_cycle: 'Monthly',
    payment_days: 7,
    line_items: [
      {
        id: 'l1',
        product_id: 'p1',
        quantity: '1',
        price_per_cycle: '27500.00',
        discount_percent: '0',
      },
    ],
  });
  expect(push).toHaveBeenCalledWith('/contracts/c2');
});

it('says why a contract cannot end on a day (req:9.4)', async () => {
  mockApi({
    'GET /contracts/c1': () => ({ body: contract }),
    'POST /contracts/c1/cancel': () => ({
      status: 409,
      body: {
        code: 'paid_ahead',
        status: 409,
        title: 'Conflict',
        detail: 'Cycles after that day were paid.',
        errors: [],
      },
    }),
    ...users,
  });
  show(['contracts:read', 'contracts:write']);

  await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Cancel contract' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel contract' }));
  expect(await dialog.findByText('Cycles after that day were paid.')).toBeVisible();
});

it('proposes what is due, page by page (req:9.9)', async () => {
  const calls = mockApi({
    'GET /contracts': () => ({ body: { items: [contract], next_cursor: null } }),
    'POST /payments/billing-run': ({ query }) => ({
      body: query.get('cursor')
        ? { items: [{}], next_cursor: null }
        : { items: [{}, {}], next_cursor: 'more' },
    }),
  });
  renderStaff(
    <>
      <ContractsScreen />
      <Toaster />
    </>,
    ['contracts:read', 'payments:write'],
  );

  await userEvent.click(await screen.findByRole('button', { name: 'Propose payments' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Propose payments' }));
  expect(await screen.findByText('3 payments proposed')).toBeVisible();
  expect(calls.filter(({ path }) => path.endsWith('/billing-run'))).toHaveLength(2);
});

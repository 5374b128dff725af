import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { contract } from '@/features/contracts/testing';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContractScreen } from './contract-screen';

const push = vi.fn();
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push }),
  usePathname: () => '/contracts/c1',
  useSearchParams: () => new URLSearchParams(),
}));

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

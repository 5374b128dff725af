import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { contract } from '@/features/contracts/testing';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContractsScreen } from './contracts-screen';

let search = '';
const push = vi.fn();
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push }),
  usePathname: () => '/contracts/c1',
  useSearchParams: () => new URLSearchParams(search),
}));

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

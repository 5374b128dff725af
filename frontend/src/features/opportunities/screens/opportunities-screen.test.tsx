import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Deal } from '@/features/opportunities/api';
import { stagesWithProbability, testDeal } from '@/features/opportunities/testing';
import type { Permission } from '@/lib/auth/permissions';
import { useCreateDialog } from '@/stores/create-dialog';
import { useToasts } from '@/stores/toasts';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { OpportunitiesScreen } from './opportunities-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities',
  useSearchParams: () => new URLSearchParams(search),
}));

const all: Permission[] = ['opportunities:read', 'opportunities:write'];
const boardOf = (deals: Deal[], cursors: Record<string, string> = {}) => ({
  columns: Object.entries(stagesWithProbability).map(([stage, probability]) => ({
    stage,
    probability,
    items: deals.filter((deal) => deal.stage === stage),
    next_cursor: cursors[stage] ?? null,
  })),
});
const users = () => ({ body: { items: [], next_cursor: null } });
const show = (permissions = all) =>
  renderStaff(
    <>
      <OpportunitiesScreen />
      <Toaster />
    </>,
    permissions,
  );
const column = (name: RegExp) => screen.findByRole('region', { name }, { timeout: 5_000 });

beforeEach(() => {
  search = '';
  useCreateDialog.getState().register(['opportunity']);
  useToasts.setState({ toasts: [] });
});
afterEach(() => vi.restoreAllMocks());

describe('the pipeline', () => {
  const deals = [
    testDeal({ id: 'd1', amount: '200.10' }),
    testDeal({ id: 'd2', name: 'Show flat', amount: '0.20' }),
    testDeal({ id: 'd3', name: 'Villa', stage: 'Negotiation', amount: '5.00' }),
  ];

  it('shows a column for every stage with name, account and amount of each deal, and its sum (req:2.23)', async () => {
    mockApi({ 'GET /opportunities/board': () => ({ body: boardOf(deals) }) });
    show();

    expect(screen.getByText('Loading')).toBeInTheDocument();
    const proposal = await column(/^Proposal/);
    expect(within(proposal).getByText('₹200.30')).toBeVisible();
    const card = within(proposal).getAllByRole('listitem')[0]!;
    expect(within(card).getByRole('link', { name: 'Lobby refurbishment' })).toHaveAttribute(
      'href',
      '/opportunities/d1',
    );
    expect(within(card).getByText('Aurora Hotels')).toBeVisible();
    expect(within(card).getByText('₹200.10')).toBeVisible();
    expect(within(await column(/^Closed Lost/)).getByText('No deals here')).toBeVisible();
  });

  it('moves a deal at once by its menu, with the version it was based on (req:2.23)', async () => {
    const moved: Deal = { ...deals[0]!, stage: 'Negotiation', probability: 75, version: 4 };
    let current: Deal[] = deals;
    const calls = mockApi({
      'GET /opportunities/board': () => ({ body: boardOf(current) }),
      'PATCH /opportunities/d1': () => {
        current = [moved, ...deals.slice(1)];
        return { body: moved };
      },
    });
    show();

    await column(/^Proposal/);
    await userEvent.click(screen.getByRole('button', { name: 'Actions for Lobby refurbishment' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Negotiation' }));

    expect(
      within(await column(/^Negotiation/)).getByRole('link', { name: 'Lobby refurbishment' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('“Lobby refurbishment” moved to Negotiation')).toBeVisible();
    expect(calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      version: 3,
      stage: 'Negotiation',
    });
  });

  it('shows the stored deal when somebody else changed it meanwhile (req:T7)', async () => {
    const stored = { ...deals[0]!, stage: 'Closed Lost' as const, version: 9 };
    let current: Deal[] = deals;
    mockApi({
      'GET /opportunities/board': () => ({ body: boardOf(current) }),
      'PATCH /opportunities/d1': () => {
        current = [stored, ...deals.slice(1)];
        return { status: 409, body: { code: 'stale_version', current: stored } };
      },
    });
    show();

    await column(/^Proposal/);
    await userEvent.click(screen.getByRole('button', { name: 'Actions for Lobby refurbishment' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Negotiation' }));

    expect(await screen.findByText(/was changed by someone else meanwhile/)).toBeVisible();
    const lost = await column(/^Closed Lost/);
    await waitFor(() =>
      expect(within(lost).getByRole('link', { name: 'Lobby refurbishment' })).toBeInTheDocument(),
    );
  });

  it('puts the deal back and explains when it has become an order', async () => {
    mockApi({
      'GET /opportunities/board': () => ({ body: boardOf(deals) }),
      'PATCH /opportunities/d1': () => ({ status: 409, body: { code: 'deal_concluded' } }),
    });
    show();

    await column(/^Proposal/);
    await userEvent.click(screen.getByRole('button', { name: 'Actions for Lobby refurbishment' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Negotiation' }));

    expect(await screen.findByText(/has become an order or a contract, so/)).toBeVisible();
    expect(
      within(await column(/^Proposal/)).getByRole('link', { name: 'Lobby refurbishment' }),
    ).toBeInTheDocument();
  });

  it('says that there are more than shown, and loads them', async () => {
    const calls = mockApi({
      'GET /opportunities/board': () => ({ body: boardOf(deals, { Proposal: 'c1' }) }),
      'GET /opportunities': () => ({
        body: { items: [testDeal({ id: 'd9', name: 'Clinic' })], next_cursor: null },
      }),
    });
    show();

    const proposal = await column(/^Proposal, 2\+ deals/);
    await userEvent.click(within(proposal).getByRole('button', { name: 'Load more of Proposal' }));

    expect(await screen.findByRole('link', { name: 'Clinic' })).toBeInTheDocument();
    const more = calls.find((call) => call.path === '/opportunities');
    expect([more?.query.get('stage'), more?.query.get('cursor')]).toEqual(['Proposal', 'c1']);
  });

  it('offers no move to those who may only read, and none for a deal that is settled', async () => {
    mockApi({
      'GET /opportunities/board': () => ({ body: boardOf([testDeal({ order_id: 'o1' })]) }),
    });
    const { unmount } = show(['opportunities:read']);
    await column(/^Proposal/);
    expect(screen.queryByRole('button', { name: /^Actions for/ })).not.toBeInTheDocument();
    unmount();

    show();
    await column(/^Proposal/);
    expect(screen.queryByRole('button', { name: /^Move / })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Actions for Lobby refurbishment' }));
    expect(await screen.findByText(/has become an order or a contract/)).toBeVisible();
  });
});

describe('its states', () => {
  it('offers the first deal when there is none (req:2.29)', async () => {
    mockApi({ 'GET /opportunities/board': () => ({ body: boardOf([]) }) });
    show();

    expect(await screen.findByText('No opportunities yet')).toBeVisible();
    await userEvent.click(screen.getAllByRole('button', { name: 'New opportunity' })[0]!);
    expect(useCreateDialog.getState().open?.kind).toBe('opportunity');
  });

  it.each([
    ['fails', { status: 500 }, 'This could not be loaded'],
    ['is forbidden', { status: 403, body: {} }, 'You do not have access to this'],
  ])('says when it %s', async (_, answer, text) => {
    mockApi({ 'GET /opportunities/board': () => answer });
    show([]);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('shows a list of the open deals instead, as the address says', async () => {
    search = 'view=list&owner=me';
    const calls: Call[] = mockApi({
      'GET /opportunities': () => ({ body: { items: [], next_cursor: null } }),
      'GET /users': users,
    });
    show();

    expect(await screen.findByText('Nothing matches')).toBeVisible();
    expect(calls.find((call) => call.path === '/opportunities')?.query.get('owner')).toBe('me');
    expect(screen.getByRole('button', { name: 'List' })).toHaveAttribute('aria-pressed', 'true');
  });
});

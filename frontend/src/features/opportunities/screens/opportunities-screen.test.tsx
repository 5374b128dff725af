import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { boardOf, pipeline as deals, testDeal } from '@/features/opportunities/testing';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi, type Call } from '@/test/mock-api';
import { column, show } from './opening-the-board';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities',
  useSearchParams: () => new URLSearchParams(search),
}));

const users = () => ({ body: { items: [], next_cursor: null } });

beforeEach(() => {
  search = '';
  useCreateDialog.getState().register(['opportunity']);
});

describe('the pipeline', () => {
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

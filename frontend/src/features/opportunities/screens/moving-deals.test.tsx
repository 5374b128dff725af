import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deal } from '@/features/opportunities/api';
import { boardOf, pipeline as deals, testDeal } from '@/features/opportunities/testing';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { column, show } from './opening-the-board';

vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities',
  useSearchParams: () => new URLSearchParams(),
}));

const move = async () => {
  await column(/^Proposal/);
  await userEvent.click(screen.getByRole('button', { name: 'Actions for Lobby refurbishment' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Negotiation' }));
};

beforeEach(() => useToasts.setState({ toasts: [] }));

describe('moving a deal', () => {
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

    await move();

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

    await move();

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

    await move();

    expect(await screen.findByText(/has become an order or a contract, so/)).toBeVisible();
    expect(
      within(await column(/^Proposal/)).getByRole('link', { name: 'Lobby refurbishment' }),
    ).toBeInTheDocument();
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

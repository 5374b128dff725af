import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { stagesWithProbability, testDeal } from '@/features/opportunities/testing';
import { identityOf } from '@/lib/auth/session';
import { discardAll, openOutbox } from '@/lib/offline/outbox';
import { readOutbox } from '@/lib/offline/outbox-store';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { OpportunitiesScreen } from './opportunities-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities',
  useSearchParams: () => new URLSearchParams(),
}));

const me = identityOf(testSession([]));
const deal = testDeal();
const board = {
  columns: Object.entries(stagesWithProbability).map(([stage, probability]) => ({
    stage,
    probability,
    items: stage === deal.stage ? [deal] : [],
    next_cursor: null,
  })),
};
const column = (name: RegExp) => screen.findByRole('region', { name });
const inColumn = async (name: RegExp) =>
  within(await column(name)).findByRole('link', { name: deal.name });

let close: () => void;
beforeEach(async () => {
  useToasts.setState({ toasts: [] });
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
});
afterEach(() => close());

it('a move without a network stands where it was put, marked, and can be taken back (req:20.6)', async () => {
  mockApi({
    'GET /opportunities/board': () => ({ body: board }),
    'PATCH /opportunities/d1': () => 'network',
  });
  renderStaff(
    <>
      <OpportunitiesScreen />
      <Toaster />
    </>,
    ['opportunities:read', 'opportunities:write'],
  );
  await inColumn(/^Proposal/);

  await userEvent.click(screen.getByRole('button', { name: `Actions for ${deal.name}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Negotiation' }));
  expect(await inColumn(/^Negotiation/)).toBeVisible();
  expect(await screen.findByText('Not sent yet')).toBeVisible();
  expect((await readOutbox(me))[0]?.body).toEqual({ version: 3, stage: 'Negotiation' });

  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await inColumn(/^Proposal/)).toBeVisible();
  await waitFor(async () => expect(await readOutbox(me)).toEqual([]));
});

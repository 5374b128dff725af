import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testQuote } from '@/features/quotes/testing';
import { usePending } from '@/lib/offline/pending';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { QuoteScreen } from './quote-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/quotes/q1',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => undefined }),
}));

const nothing = () => ({ body: { items: [], next_cursor: null } });
const routes = {
  'GET /families': nothing,
  'GET /tax-codes': nothing,
  'GET /users': () => ({
    body: { items: [{ id: 'u2', name: 'Ravi Nair', is_active: true }], next_cursor: null },
  }),
};

beforeAll(async () => {
  await import('@/features/quotes/components/quote-editor');
  await import('@/features/quotes/components/details-sheet');
  await import('@/features/quotes/components/preview-dialog');
}, 60_000);

beforeEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  usePending.setState({ entries: [], moments: [] });
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function openDetails() {
  const details = await screen.findByRole('button', { name: 'Details' }, { timeout: 5_000 });
  await userEvent.click(details);
  return within(await screen.findByRole('dialog', { name: 'Details' }));
}

it('changes whom the quote is printed for, its layout and whose it is (req:4.10)', async () => {
  let stored = testQuote();
  const calls = mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: stored }),
    'PATCH /quotes/q1': () => {
      stored = testQuote({ version: 4, owner_id: 'u2', template: 'modern' });
      return { body: stored };
    },
  });
  renderStaff(<QuoteScreen />, ['quotes:read', 'quotes:write']);
  const sheet = await openDetails();
  await userEvent.type(sheet.getByLabelText(/attention/), 'Accounts');
  await userEvent.type(sheet.getByLabelText(/Tax number/), '29ABCDE1234F1Z5');
  await userEvent.type(sheet.getByLabelText(/E-mail/), 'meera');
  await userEvent.selectOptions(sheet.getByLabelText('Layout'), 'Modern');
  await userEvent.selectOptions(sheet.getByLabelText('Owner'), 'Ravi Nair');
  await userEvent.click(sheet.getByRole('button', { name: 'Done' }));
  await press('Save');

  // What is wrong in the drawer opens it.
  const again = within(await screen.findByRole('dialog', { name: 'Details' }));
  expect(again.getByText(/Enter an e-mail address/)).toBeVisible();
  expect(writes(calls)).toEqual([]);
  await userEvent.type(again.getByLabelText(/E-mail/), '@example.com');
  await userEvent.click(again.getByRole('button', { name: 'Done' }));
  await press('Save');
  await screen.findByRole('button', { name: 'Finalise' });
  expect(writes(calls).map((each) => each.body)).toEqual([
    {
      version: 3,
      template: 'modern',
      owner_id: 'u2',
      client: {
        name: 'Meera Sharma',
        attention: 'Accounts',
        address: null,
        tax_number: '29ABCDE1234F1Z5',
        email: 'meera@example.com',
        phone: null,
      },
    },
  ]);
});

it('shows somebody else’s details in words beside one’s own (req:4.13)', async () => {
  const theirs = testQuote({ version: 9, owner_id: 'u2', template: 'compact' });
  let stored = testQuote();
  mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: stored }),
    'PATCH /quotes/q1': () => ({ status: 409, body: { code: 'stale_version', current: theirs } }),
  });
  renderStaff(<QuoteScreen />, ['quotes:read', 'quotes:write']);
  const sheet = await openDetails();
  await userEvent.type(sheet.getByLabelText(/Phone/), '+91 98450 12345');
  await userEvent.click(sheet.getByRole('button', { name: 'Done' }));
  stored = theirs;
  await press('Save');

  const row = async (name: RegExp) => screen.findByRole('row', { name });
  expect(await row(/^Layout Compact Classic$/)).toBeVisible();
  expect(await row(/^Owner Ravi Nair Asha Menon$/)).toBeVisible();
  expect(await row(/^Phone None \+91 98450 12345$/)).toBeVisible();
});

it('shows what the client will see, in a frame in which nothing runs (req:4.12)', async () => {
  const calls = mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: testQuote() }),
    'GET /quotes/q1/preview': () => ({ body: { html: '<p>Dear Meera</p>' } }),
  });
  renderStaff(<QuoteScreen />, ['quotes:read', 'quotes:write']);
  await userEvent.click(await screen.findByRole('button', { name: 'Preview' }, { timeout: 5_000 }));
  const frame = await screen.findByTitle('What your client will see');
  expect(frame).toHaveAttribute('sandbox', '');
  expect(frame).toHaveAttribute('srcdoc', '<p>Dear Meera</p>');
  expect(writes(calls)).toEqual([]);
});

it('says why there is no preview without a network (req:4.12)', async () => {
  mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: testQuote() }),
    'GET /quotes/q1/preview': () => 'network',
  });
  renderStaff(<QuoteScreen />, ['quotes:read', 'quotes:write']);
  const preview = await screen.findByRole('button', { name: 'Preview' }, { timeout: 5_000 });
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await userEvent.click(preview);
  expect(await screen.findByText('Not available offline')).toBeVisible();
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { testLine, testQuote, testSection } from '@/features/quotes/testing';
import type { QuoteDetail } from '@/features/quotes/api';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { QuoteScreen } from './quote-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/quotes/q1',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => undefined }),
}));

const nothing = () => ({ body: { items: [], next_cursor: null } });
const routes = { 'GET /users': nothing, 'GET /families': nothing, 'GET /tax-codes': nothing };

function show(quote: QuoteDetail, write = true) {
  renderStaff(
    <>
      <QuoteScreen />
      <Toaster />
    </>,
    write ? ['quotes:read', 'quotes:write'] : ['quotes:read'],
  );
  return quote;
}

const line = (name: RegExp) => screen.findByRole('button', { name }, { timeout: 5_000 });
const total = () => document.querySelector('[data-total]')?.textContent;

// What the page loads after itself is there when it asks for it, however busy the machine is.
beforeAll(async () => {
  await import('@/features/quotes/components/quote-editor');
  await import('@/features/quotes/components/line-sheet');
  await import('@/features/quotes/components/quote-document');
}, 60_000);

beforeEach(() => {
  localStorage.clear();
  useToasts.setState({ toasts: [] });
});

it('removes a line, takes that back, and saves only what changed (req:4.11)', async () => {
  const quote = testQuote();
  let stored = quote;
  const calls = mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: stored }),
    'PATCH /quotes/q1': () => {
      stored = testQuote({ version: 4, total: '600.00' });
      return { body: stored };
    },
  });
  show(quote);
  await line(/^Sink/);
  expect(total()).toBe('₹300.00');

  await userEvent.click(screen.getByRole('button', { name: 'Remove Sink' }));
  expect(screen.queryByRole('button', { name: /^Sink/ })).not.toBeInTheDocument();
  expect(total()).toBe('₹200.00');
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(total()).toBe('₹300.00');
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();

  await userEvent.click(await line(/^Sink/));
  const sheet = await screen.findByRole('dialog', { name: 'Sink' });
  const quantity = within(sheet).getByLabelText('Quantity');
  await userEvent.clear(quantity);
  await userEvent.type(quantity, '4');
  expect(total()).toBe('₹600.00');
  await userEvent.click(within(sheet).getByRole('button', { name: 'Done' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Quote saved')).toBeVisible();
  const [patch] = writes(calls);
  expect(Object.keys(patch!.body as object).sort()).toEqual(['sections', 'version']);
  expect(patch!.body).toMatchObject({ version: 3 });
});

it('puts the server’s complaints at their lines, and keeps what was typed (req:T7)', async () => {
  mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: testQuote() }),
    'PATCH /quotes/q1': () => ({
      status: 400,
      body: {
        code: 'invalid_input',
        errors: [
          { path: 'sections.0.lines.1.discount', code: 'too_much', message: 'More than it costs.' },
        ],
      },
    }),
  });
  show(testQuote());
  await userEvent.click(await line(/^Sink/));
  const sheet = await screen.findByRole('dialog', { name: 'Sink' });
  await userEvent.type(within(sheet).getByLabelText(/Discount amount/), '50');
  await userEvent.click(within(sheet).getByRole('button', { name: 'Done' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Please check the marked fields.')).toBeVisible();
  expect(await line(/^Sink.*More than it costs\./)).toBeVisible();
  expect(total()).toBe('₹250.00');
  await userEvent.click(await line(/^Sink/));
  const again = await screen.findByRole('dialog', { name: 'Sink' });
  expect(within(again).getByLabelText(/Discount amount/)).toHaveValue('50');
  expect(within(again).getByText('More than it costs.')).toBeVisible();
});

it('of somebody else is not overwritten unseen (req:4.13)', async () => {
  const theirs = testQuote({
    version: 9,
    total: '700.00',
    sections: [testSection('s1', [testLine('l1', { quantity: '7' })])],
  });
  let stored = testQuote();
  const calls = mockApi({
    ...routes,
    'GET /quotes/q1': () => ({ body: stored }),
    'PATCH /quotes/q1': () => ({ status: 409, body: { code: 'stale_version', current: theirs } }),
  });
  show(stored);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Sink' }));
  stored = theirs;
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  const notice = await screen.findByText('Someone else changed this record while you were editing');
  expect(notice).toBeVisible();
  expect(screen.getByText('7 sheet × 100.00')).toBeVisible();
  expect(screen.getByRole('row', { name: 'Total 700.00 200.00' })).toBeVisible();
  expect(writes(calls)).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Use theirs' }));
  await waitFor(() => expect(total()).toBe('₹700.00'));
});

it('shows what was answered, and nothing to change, once it is no draft (req:4.13)', async () => {
  const answer = {
    accepted: true,
    at: '2026-11-21T09:30:00Z',
    name: 'Meera Sharma',
    reason: null,
    signature: [[10, 20, 30, 40]],
    ip: '203.0.113.9',
    agent: 'Phone',
    by: null,
    total: '300.00',
  };
  mockApi({
    ...routes,
    'GET /quotes/q1': () => ({
      body: testQuote({ status: 'Accepted', number: 'Q-7K3M2Q9X', pdf_state: 'printed', answer }),
    }),
  });
  show(testQuote(), false);
  expect(await screen.findByRole('img', { name: 'Signature of Meera Sharma' })).toBeVisible();
  expect(screen.getByText(/203\.0\.113\.9/)).toBeVisible();
  expect(screen.getByText('Printed')).toBeVisible();
  expect(await screen.findByText('Marine ply')).toBeVisible();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Remove Sink' })).not.toBeInTheDocument();
});

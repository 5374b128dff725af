import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testDeal, testLine } from '@/features/opportunities/testing';
import { useToasts } from '@/stores/toasts';
import { cell, open, save, sent, show, type } from './opening-a-deal';

vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities/d1',
  useRouter: () => ({}),
}));

beforeEach(() => {
  useToasts.setState({ toasts: [] });
});

describe('the lines of a deal', () => {
  it('survive a reload before they are saved', async () => {
    open(testDeal());
    const { unmount } = show();
    await type('Quantity of Oak desk', '7');
    unmount();

    show();
    expect(await cell('Quantity of Oak desk')).toHaveValue('7');
    expect(screen.getByText('Your unsaved draft was restored.')).toBeVisible();
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
});

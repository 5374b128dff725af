import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testDeal, testLine } from '@/features/opportunities/testing';
import { useToasts } from '@/stores/toasts';
import { setViewport } from '@/test/setup';
import { cell, open, save, sent, show, type } from './opening-a-deal';

vi.mock('next/navigation', () => ({
  usePathname: () => '/opportunities/d1',
  useRouter: () => ({}),
}));

beforeEach(() => {
  useToasts.setState({ toasts: [] });
});

describe('the lines of a deal', () => {
  it('are filled from the keyboard and saved once (req:2.20, req:B4)', async () => {
    const calls = open(testDeal(), (stored) => ({
      'PUT /opportunities/d1/line_items': () => {
        const line = testLine('l2', { product_name: 'Pendant lamp', quantity: '3' });
        stored.deal = testDeal({
          version: 4,
          amount: '290.05',
          line_items: [testLine('l1'), line],
        });
        return { body: stored.deal };
      },
    }));
    show();

    await userEvent.type(await screen.findByRole('combobox', { name: 'Add a product' }), 'pen');
    await screen.findByRole('option', { name: /Pendant lamp/ });
    await userEvent.keyboard('{Enter}');
    expect(await cell('Quantity of Pendant lamp')).toHaveFocus();
    expect(await cell('Price of Pendant lamp')).toHaveValue('33.35');
    await userEvent.keyboard('3{Tab}{Tab}10');
    expect(screen.getByText('₹90.05')).toBeVisible();
    expect(screen.getByText('₹290.05')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Add a product' })).toHaveFocus();
    await save();

    expect(await screen.findByText('Lines saved')).toBeVisible();
    expect(sent(calls, 'PUT')).toHaveLength(1);
    expect(sent(calls, 'PUT')[0]?.body).toEqual({
      version: 3,
      line_items: [
        { id: 'l1', product_id: 'p1', quantity: '2', sale_price: '100.00', discount_percent: '0' },
        {
          id: expect.stringMatching(/^[0-9A-Z]{26}$/),
          product_id: 'p2',
          quantity: '3',
          sale_price: '33.35',
          discount_percent: '10',
        },
      ],
    });
    expect(screen.queryByRole('button', { name: 'Save lines' })).not.toBeInTheDocument();
  });

  it('moves between lines with the arrow keys', async () => {
    open(testDeal({ line_items: [testLine('l1'), testLine('l2', { product_name: 'Shelf' })] }));
    show();

    await userEvent.click(await cell('Price of Oak desk'));
    await userEvent.keyboard('{ArrowDown}');
    expect(await cell('Price of Shelf')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(await cell('Price of Oak desk')).toHaveFocus();
  });

  it('takes twenty lines in one go on a phone, with one save in reach (req:B4, req:20.2)', async () => {
    setViewport('phone');
    const calls = open(testDeal({ line_items: [], amount: '0.00' }), () => ({
      'PUT /opportunities/d1/line_items': () => ({ body: testDeal({ version: 4 }) }),
    }));
    show();
    const add = await screen.findByRole('combobox', { name: 'Add a product' });
    await userEvent.click(add);
    for (let line = 0; line < 20; line++) {
      await screen.findByRole('option', { name: /Pendant lamp/ });
      await userEvent.keyboard('{Enter}');
      await userEvent.keyboard('2{Enter}{ArrowDown}');
    }
    expect(screen.getByText('₹1,334.00')).toBeVisible();
    await save();
    await waitFor(() => expect(sent(calls, 'PUT')).toHaveLength(1));
    expect((sent(calls, 'PUT')[0]?.body as { line_items: unknown[] }).line_items).toHaveLength(20);
  }, 20_000);

  it('puts back what was removed by mistake', async () => {
    open(testDeal());
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Oak desk' }));
    expect(screen.getByText('No products yet')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await cell('Quantity of Oak desk')).toHaveValue('2');
  });

  it('marks what cannot be sent, and what the server refuses, at its cell', async () => {
    const calls = open(testDeal(), () => ({
      'PUT /opportunities/d1/line_items': () => ({
        status: 422,
        body: {
          code: 'invalid_input',
          errors: [{ path: 'line_items.0.quantity', code: 'x', message: 'Not that many.' }],
        },
      }),
    }));
    show();
    await type('Price of Oak desk', '1.005');
    await save();
    expect(await cell('Price of Oak desk')).toHaveAccessibleDescription('At most 2 decimals.');
    expect(sent(calls, 'PUT')).toHaveLength(0);

    await type('Price of Oak desk', '1.5');
    await save();
    await waitFor(async () =>
      expect(await cell('Quantity of Oak desk')).toHaveAccessibleDescription('Not that many.'),
    );
    expect(await cell('Quantity of Oak desk')).toHaveFocus();
  });

  it('only show once the deal has become an order, and say why', async () => {
    open(testDeal({ stage: 'Closed Won', order_id: 'o1' }));
    show();
    expect(await screen.findByText(/can no longer be changed/)).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open order' })).toHaveAttribute('href', '/orders/o1');
  });
});

import { afterEach, expect, it, vi } from 'vitest';
import { testSession } from '@/test/render-staff';
import { newQuote } from './new-quote';

const session = testSession(['quotes:write']);
const values = {
  title: 'Sharma kitchen',
  account_id: 'a1',
  new_client: null,
  new_client_id: 'new',
};
const sold = { product_name: 'Modular kitchen', quantity: '2', sale_price: '1200.00' };
const deal = { id: 'd1', currency: 'INR', line_items: [{ ...sold, discount_percent: '10' }] };
const made = (of: { id: string } | null) => newQuote('q1', values, 'Meera Sharma', of, session);

afterEach(() => vi.restoreAllMocks());

it('begins without a network with the lines of its deal that are known here (req:4.13, req:B4)', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const { body, show } = made(deal);
  expect(body).toMatchObject({
    opportunity_id: 'd1',
    sections: [
      {
        name: null,
        lines: [
          { name: 'Modular kitchen', quantity: '2', price: '1200.00', discount_percent: '10' },
        ],
      },
    ],
  });
  expect(show).toMatchObject({ line_count: 1, subtotal: '2160.00', total: '2160.00' });
});

it('begins empty where they are not, and leaves them to the server where it can be asked', () => {
  const offline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  expect(made({ id: 'd1' }).body.sections).toEqual([]);
  offline.mockReturnValue(true);
  expect(made(deal).body.sections).toBeNull();
  expect(made(null).body.sections).toEqual([]);
});

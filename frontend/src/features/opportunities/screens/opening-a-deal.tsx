/** The page of a deal, opened for a test. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Toaster } from '@/components/ui/toaster';
import type { DealDetail } from '@/features/opportunities/api';
import type { Permission } from '@/lib/auth/permissions';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { OpportunityScreen } from './opportunity-screen';

const all: Permission[] = [
  'opportunities:read',
  'opportunities:write',
  'orders:write',
  'contracts:write',
];
const lamp = {
  id: 'p2',
  name: 'Pendant lamp',
  currency: 'INR',
  standard_list_price: '33.35',
  is_retainer_product: false,
  is_active: true,
};

type Routes = Parameters<typeof mockApi>[0];
/** Opens the page of a deal; a route that changes it may replace `stored`. */
export function open(
  deal: DealDetail,
  routes: (stored: { deal: DealDetail }) => Routes = () => ({}),
) {
  const stored = { deal };
  const calls: Call[] = mockApi({
    'GET /opportunities/d1': () => ({ body: stored.deal }),
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /products': () => ({ body: { items: [lamp], next_cursor: null } }),
    ...routes(stored),
  });
  return calls;
}
export const show = (permissions = all) =>
  renderStaff(
    <>
      <OpportunityScreen />
      <Toaster />
    </>,
    permissions,
  );
export const cell = (name: string) => screen.findByRole('textbox', { name });
export const type = async (name: string, text: string) => {
  await userEvent.clear(await cell(name));
  await userEvent.type(await cell(name), text);
};
export const save = () => userEvent.click(screen.getByRole('button', { name: 'Save lines' }));
export const sent = (calls: Call[], method: string) =>
  calls.filter((call) => call.method === method);

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { identityOf } from '@/lib/auth/session';
import { discardAll, flush, openOutbox } from '@/lib/offline/outbox';
import { mockApi, writes } from '@/test/mock-api';
import { testSession } from '@/test/render-staff';
import { activity, showTimeline } from './testing';

vi.mock('next/navigation', () => ({ usePathname: () => '/leads/L1' }));

const session = testSession([]);
const me = identityOf(session);
const task = activity({ status: 'Not Started', due_date: null });

let online = true;
let close: () => void;
beforeEach(async () => {
  online = true;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
});
afterEach(() => close());

function api() {
  const stored = [task];
  return mockApi({
    'GET /me': () => ({ body: session }),
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /activities': () => ({ body: { items: stored, next_cursor: null } }),
    'POST /activities': ({ body }) => ({ status: 201, body: { ...task, ...(body as object) } }),
    'PATCH /activities/T1': () => ({ body: { ...task, version: 2, status: 'Completed' } }),
  });
}

it('without a connection keeps a new task and a tick, shows both, and sends each once (req:20.6 req:B9)', async () => {
  const calls = api();
  showTimeline('write');
  await screen.findByText('Send the offer');
  online = false;

  await userEvent.click(screen.getByRole('checkbox', { name: /Send the offer/ }));
  await userEvent.click(screen.getByRole('button', { name: 'New task' }));
  const sheet = await screen.findByRole('dialog', { name: 'New task' });
  await userEvent.type(within(sheet).getByLabelText(/Subject/), 'Measure the lobby');
  await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));

  const rows = () =>
    within(screen.getByRole('list', { name: 'Activity' })).getAllByRole('listitem');
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(rows()[0]).toHaveTextContent('Measure the lobby');
  expect(rows()[0]).toHaveTextContent('Not sent yet');
  expect(within(rows()[1]!).getByRole('checkbox')).toBeChecked();
  expect(writes(calls)).toHaveLength(0);

  online = true;
  await flush(me);
  await flush(me);
  expect(writes(calls).map((each) => [each.method, each.body])).toMatchObject([
    ['PATCH', { version: 1, status: 'Completed' }],
    ['POST', { type: 'Task', subject: 'Measure the lobby', who: { type: 'lead', id: 'L1' } }],
  ]);
});

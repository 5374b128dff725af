import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Activity } from '@/lib/api/activities';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ActivityDialog } from './activity-dialog';
import { ActivityRow } from './activity-row';

vi.mock('next/navigation', () => ({ usePathname: () => '/activities' }));

const visit = {
  id: 'E1',
  version: 1,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  type: 'Event',
  subject: 'Site visit',
  description: null,
  assigned_to: 'u1',
  is_active: true,
  start: '2026-12-01T09:00:00Z',
  end: '2026-12-01T10:00:00Z',
  all_day: false,
  location: null,
  attendees: [{ type: 'contact', id: 'C1' }],
  attendee_names: { C1: 'Ravi Kumar' },
} as Partial<Activity> as Activity;

function api() {
  const ravi = { id: 'C1', name: 'Ravi Kumar', account_name: 'Aurora' };
  const items = [{ id: 'u2', name: 'Asha Rao', email: 'asha@alpha.example', is_active: true }];
  return mockApi({
    'GET /users': () => ({ body: { items, next_cursor: null } }),
    'GET /contacts': () => ({ body: { items: [ravi], next_cursor: null } }),
    'GET /contacts/C1': () => ({ body: ravi }),
    'PATCH /activities/E1': ({ body }) => ({ body: { ...visit, ...(body as object), version: 2 } }),
  });
}

it('says who else is at an event (req:11.10)', () => {
  api();
  renderStaff(
    <ul>
      <ActivityRow activity={visit} onEdit={() => {}} />
    </ul>,
    ['activities:read'],
  );
  expect(screen.getByText(/with Ravi Kumar/)).toBeVisible();
});

it('adds a colleague and takes a contact off (req:11.10)', async () => {
  const calls = api();
  const close = vi.fn();
  renderStaff(<ActivityDialog type="Event" activity={visit} onClose={close} />, [
    'activities:read',
    'activities:write',
  ]);

  const group = within(await screen.findByRole('group', { name: 'Attendees' }));
  await userEvent.click(await group.findByRole('button', { name: 'Take Ravi Kumar off' }));
  await userEvent.type(group.getByRole('combobox', { name: /Add a colleague/ }), 'asha');
  await userEvent.click(await screen.findByRole('option', { name: /Asha Rao/ }));
  expect(await group.findByRole('button', { name: 'Take Asha Rao off' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(close).toHaveBeenCalled());
  expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
    version: 1,
    attendees: [{ type: 'user', id: 'u2' }],
  });
});

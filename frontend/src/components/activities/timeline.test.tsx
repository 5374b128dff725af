import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Activity } from '@/lib/api/activities';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { Timeline } from './timeline';

vi.mock('next/navigation', () => ({ usePathname: () => '/leads/L1' }));

const of = { side: 'who', type: 'lead', id: 'L1' } as const;
const activity = (parts: Partial<Activity>) =>
  ({
    id: 'T1',
    version: 1,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    type: 'Task',
    subject: 'Send the offer',
    assigned_to: 'u1',
    is_active: true,
    status: 'Waiting',
    priority: 'High',
    due_date: '2020-01-31',
    who: { type: 'lead', id: 'L1' },
    who_name: 'Ravi Kumar',
    what: { type: 'opportunity', id: 'O1' },
    what_name: 'Lobby',
    ...parts,
  }) as Activity;

const call = activity({
  id: 'C1',
  type: 'Call',
  subject: 'First call',
  called_at: '2026-11-19T09:30:00Z',
  outcome: 'Left Message',
  duration_minutes: 4,
  status: null,
  due_date: null,
  priority: null,
});

function api(...items: Activity[]) {
  let stored = items;
  return mockApi({
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /activities': () => ({ body: { items: stored, next_cursor: null } }),
    'POST /activities': ({ body }) => {
      stored = [activity({ ...(body as Activity), version: 1 }), ...stored];
      return { status: 201, body: stored[0] };
    },
    'PATCH /activities/T1': ({ body }) => {
      const saved = activity({ ...(body as Activity), version: (body as Activity).version + 1 });
      stored = saved.is_active ? [saved] : [];
      return { body: saved };
    },
  });
}

const writes = (calls: Call[]) => calls.filter((each) => each.method !== 'GET');
const show = (may: 'read' | 'write' = 'write') =>
  renderStaff(
    <>
      <Timeline of={of} />
      <Toaster />
    </>,
    may === 'write' ? ['activities:read', 'activities:write'] : ['activities:read'],
  );

describe('a timeline', () => {
  it('says what is late and what was said, and links what else it is about (req:2.5 req:11.9)', async () => {
    const calls = api(activity({}), call);
    show();

    const rows = within(await screen.findByRole('list', { name: 'Activity' })).getAllByRole(
      'listitem',
    );
    expect(rows[0]).toHaveTextContent('Overdue since 31/01/2020 · Waiting');
    expect(rows[1]).toHaveTextContent(/19\/11\/2026, 3:00\spm · Left Message · 4 min/i);
    expect(screen.queryByText('Ravi Kumar')).not.toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'Lobby' })[0]).toHaveAttribute(
      'href',
      '/opportunities/O1',
    );
    expect(calls.find((each) => each.path === '/activities')?.query.get('who')).toBe('lead:L1');
  });

  it('mixes in what the system saw, and reads on where there is more of either (req:11.9)', async () => {
    const event = (id: string, at: string, became: string) => ({
      id,
      at,
      by: 'u1',
      kind: 'lead',
      record: { kind: 'lead', id: 'L1' },
      action: 'changed',
      fields: ['status'],
      values: { status: { was: 'New', became } },
      request_id: null,
    });
    mockApi({
      'GET /users': () => ({ body: { items: [], next_cursor: null } }),
      'GET /activities': () => ({ body: { items: [call], next_cursor: null } }),
      'GET /audit/timeline': ({ query }) => ({
        body: query.get('cursor')
          ? { items: [event('E1', '2026-11-18T09:30:00Z', 'Contacted')], next_cursor: null }
          : { items: [event('E2', '2026-11-20T09:30:00Z', 'Qualified')], next_cursor: 'more' },
      }),
    });
    show('read');

    expect(await screen.findByText('Status: New → Qualified')).toBeVisible();
    expect(screen.queryByText('First call')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Status: New → Contacted')).toBeVisible();
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows.map((text) => /Qualified|First call|Contacted/.exec(text)?.[0])).toEqual([
      'Qualified',
      'First call',
      'Contacted',
    ]);
  });

  it('ticks a task off, and undoes it (req:11.2)', async () => {
    const calls = api(activity({}));
    show();

    await userEvent.click(await screen.findByRole('checkbox'));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() =>
      expect(writes(calls).map((each) => each.body)).toEqual([
        { version: 1, status: 'Completed' },
        { version: 2, status: 'Waiting' },
      ]),
    );
  });

  it('adds a task with a due date that is one tap away (req:2.29 req:11.1)', async () => {
    const calls = api();
    show();
    expect(await screen.findByText(/Nothing yet/)).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'New task' }));
    const sheet = await screen.findByRole('dialog', { name: 'New task' });
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));
    expect(await within(sheet).findByText('Please fill this in.')).toBeVisible();
    await userEvent.type(within(sheet).getByLabelText(/Subject/), 'Send the offer');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Today' }));
    await userEvent.selectOptions(within(sheet).getByLabelText(/Repeats/), 'Monthly');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(writes(calls)).toHaveLength(1));
    expect(writes(calls)[0]?.body).toMatchObject({
      type: 'Task',
      subject: 'Send the offer',
      assigned_to: 'u1',
      status: 'Not Started',
      due_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      recurrence: { frequency: 'Monthly', interval: 1, until: null },
      who: { type: 'lead', id: 'L1' },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('keeps an event from ending before it starts (req:11.3)', async () => {
    const calls = api();
    show();

    await userEvent.click(await screen.findByRole('button', { name: 'New event' }));
    const sheet = await screen.findByRole('dialog', { name: 'New event' });
    await userEvent.type(within(sheet).getByLabelText(/Subject/), 'Visit');
    const [start, end] = [
      within(sheet).getByLabelText('Starts'),
      within(sheet).getByLabelText('Ends'),
    ];
    const fill = async (box: HTMLElement, text: string) => {
      await userEvent.clear(box);
      await userEvent.type(box, text);
    };
    await fill(start, '2026-12-01T10:00');
    await fill(end, '2026-12-01T09:59');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));
    expect(
      await within(sheet).findByText('The event must not end before it starts.'),
    ).toBeVisible();
    await fill(end, '2026-12-01T11:00');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));

    await waitFor(() =>
      expect(writes(calls)[0]?.body).toMatchObject({
        start: '2026-12-01T04:30:00Z',
        end: '2026-12-01T05:30:00Z',
        all_day: false,
      }),
    );
  });

  it('takes one off and puts it back', async () => {
    const calls = api(activity({}));
    show();

    await userEvent.click(await screen.findByRole('button', { name: /More actions/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() =>
      expect(writes(calls).map((each) => each.body)).toEqual([
        { version: 1, is_active: false },
        { version: 2, is_active: true },
      ]),
    );
  });

  it('is only read by those who may not write', async () => {
    api(activity({}));
    show('read');

    expect(await screen.findByRole('checkbox')).toBeDisabled();
    for (const name of ['New task', /More actions/]) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Activity } from '@/lib/api/activities';
import { useToasts } from '@/stores/toasts';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { CalendarScreen } from './calendar-screen';

let address = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/calendar',
  useSearchParams: () => new URLSearchParams(address),
}));

const SLOW = { timeout: 15_000 };
const base = {
  version: 1,
  created_at: '2026-11-01T09:30:00Z',
  updated_at: '2026-11-01T09:30:00Z',
  assigned_to: 'u1',
  is_active: true,
};
const task = { ...base, id: 'T1', type: 'Task', subject: 'Call back', due_date: '2026-11-18' };
const event = {
  ...base,
  id: 'E1',
  type: 'Event',
  subject: 'Site visit',
  due_date: null,
  start: '2026-11-19T05:30:00Z',
  end: '2026-11-19T06:30:00Z',
};

function api(items: object[] = [task, event], refusal?: object) {
  let stored = items;
  const patch =
    (id: string) =>
    ({ body }: Call) => {
      if (refusal) return { status: 409, body: refusal };
      const old = stored.find((each) => (each as Activity).id === id);
      const saved = { ...old, ...(body as object), version: (old as Activity).version + 1 };
      stored = stored.map((each) => ((each as Activity).id === id ? saved : each));
      return { body: saved };
    };
  return mockApi({
    'GET /users': () => ({
      body: { items: [{ id: 'u2', name: 'Rita Rao', is_active: true }], next_cursor: null },
    }),
    'GET /activities/agenda': () => ({ body: { items: stored, complete: true } }),
    'PATCH /activities/T1': patch('T1'),
    'PATCH /activities/E1': patch('E1'),
  });
}

const show = (query: string, write = true) => {
  address = query;
  window.history.replaceState(null, '', `/calendar?${query}`);
  return renderStaff(
    <>
      <CalendarScreen />
      <Toaster />
    </>,
    write ? ['activities:read', 'activities:write'] : ['activities:read'],
  );
};
const asked = (calls: Call[], method: string) => calls.filter((each) => each.method === method);
const entry = (name: RegExp) => screen.findByRole('button', { name }, SLOW);
const wide = (is: boolean) =>
  vi.stubGlobal('matchMedia', () => ({
    matches: is,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));

// What the page loads when it is needed is here before the clock runs.
beforeAll(async () => {
  await Promise.all([
    import('@/features/activities/components/calendar-days'),
    import('@/features/activities/components/day-dialog'),
    import('@/components/activities/activity-dialog'),
    import('@/components/activities/activity-menu'),
  ]);
}, 120_000);

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  wide(true);
});

describe('the calendar on a desk', () => {
  it('asks for the days it shows, and moves by keys, undone from the toast req:11.7', async () => {
    const calls = api();
    show('date=2026-11-18');
    (await entry(/Call back/)).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');

    await screen.findByText('Call back: now 25/11/2026', {}, SLOW);
    const reads = calls.filter((each) => each.path === '/activities/agenda');
    expect(String(reads[0]?.query)).toBe('from=2026-10-26&to=2026-12-06&assignee=u1');
    expect(asked(calls, 'PATCH')[0]?.body).toEqual({ version: 1, due_date: '2026-11-25' });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(asked(calls, 'PATCH')[1]?.body).toEqual({ version: 2, due_date: '2026-11-18' }),
    );
  });

  it('moves an event by a quarter of an hour among the hours', async () => {
    const calls = api();
    show('view=week&date=2026-11-18');
    (await entry(/Site visit/)).focus();
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');

    await waitFor(() =>
      expect(asked(calls, 'PATCH')[0]?.body).toEqual({
        version: 1,
        start: '2026-11-19T05:15:00Z',
        end: '2026-11-19T06:15:00Z',
      }),
    );
  });

  it('puts back what the server refuses to move', async () => {
    api([task], { code: 'stale_version', title: 'Changed since' });
    show('view=day&date=2026-11-18');
    (await entry(/Call back/)).focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');

    await waitFor(() => expect(useToasts.getState().toasts[0]?.tone).toBe('bad'));
    expect(await entry(/Call back/)).toBeVisible();
  });

  it('proposes the day that was chosen', async () => {
    api();
    show('date=2026-11-18');
    await userEvent.click(await entry(/^Add an event on Friday.* 20 November/));
    const dialog = await screen.findByRole('dialog', { name: 'New event' }, SLOW);
    expect(within(dialog).getByLabelText(/^Starts/)).toHaveValue('2026-11-20T09:00');
  });

  it('lists all of a full day req:11.7', async () => {
    api(Array.from({ length: 30 }, (_, n) => ({ ...task, id: `T${n}`, subject: `Task ${n}` })));
    show('date=2026-11-18');
    await userEvent.click(await entry(/^27 more on/));
    const dialog = await screen.findByRole('dialog', {}, SLOW);
    expect(await within(dialog).findAllByRole('listitem', {}, SLOW)).toHaveLength(30);
  });

  it('changes nothing for who may only read', async () => {
    const calls = api();
    show('date=2026-11-18', false);
    const button = await entry(/Call back/);
    button.focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await userEvent.click(button);

    expect(await screen.findByRole('dialog', { name: /18 November/ }, SLOW)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Add an event/ })).toBeNull();
    expect(asked(calls, 'PATCH')).toEqual([]);
  });

  it('shows a colleague’s days when asked', async () => {
    const calls = api();
    show('of=u2');
    expect(await screen.findByLabelText('Whose calendar', {}, SLOW)).toHaveValue('u2');
    const read = calls.find((each) => each.path === '/activities/agenda');
    expect(read?.query.get('assignee')).toBe('u2');
  });
});

describe('the calendar on a phone', () => {
  it('shows what the chosen day holds, and puts it off from its menu', async () => {
    wide(false);
    const calls = api();
    show('date=2026-11-18');
    const list = await screen.findByRole('list', { name: /18 November/ }, SLOW);
    await userEvent.click(await within(list).findByRole('button', { name: /^More/ }, SLOW));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'A week later' }, SLOW));

    await waitFor(() =>
      expect(asked(calls, 'PATCH')[0]?.body).toEqual({ version: 1, due_date: '2026-11-25' }),
    );
  });
});

import { Toaster } from '@/components/ui/toaster';
import type { Activity } from '@/lib/api/activities';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { Timeline } from './timeline';

export const activity = (parts: Partial<Activity>) =>
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

/** A server that has these, and keeps what is written. */
export function timelineApi(...items: Activity[]) {
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

export const showTimeline = (may: 'read' | 'write') =>
  renderStaff(
    <>
      <Timeline of={{ side: 'who', type: 'lead', id: 'L1' }} />
      <Toaster />
    </>,
    may === 'write' ? ['activities:read', 'activities:write'] : ['activities:read'],
  );

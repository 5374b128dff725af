import { expect, it } from 'vitest';
import type { Activity } from '@/lib/api/activities';
import { interleave } from './interleave';

const note = (id: string, at: string) => ({ id, created_at: at }) as Activity;
const event = (id: string, at: string) => ({ id, at, text: id, by: '' });
const ids = (...entries: ReturnType<typeof interleave>) =>
  entries.map(({ activity, event: seen }) => (activity ?? seen)?.id);

const events = [event('closed', '2026-11-22T15:00:00Z'), event('opened', '2026-11-22T09:00:00Z')];

it('puts what the system saw between what people did, newest first (req:12.4 req:11.9)', () => {
  const activities = [
    { ...note('task', '2026-11-21T08:00:00Z'), due_date: '2026-11-30' },
    note('note', '2026-11-22T12:00:00Z'),
  ] as Activity[];

  expect(ids(...interleave(activities, events, { activities: false, events: false }))).toEqual([
    'task',
    'closed',
    'note',
    'opened',
  ]);
});

it('holds back what is older than the activities read so far', () => {
  const activities = [note('note', '2026-11-22T12:00:00Z')];

  expect(ids(...interleave(activities, events, { activities: true, events: false }))).toEqual([
    'closed',
    'note',
  ]);
  expect(ids(...interleave([], events, { activities: false, events: false }))).toEqual([
    'closed',
    'opened',
  ]);
});

it('holds back what was done before the events read so far', () => {
  const activities = [note('new', '2026-11-22T12:00:00Z'), note('old', '2026-11-20T12:00:00Z')];
  const more = { activities: false, events: true };

  expect(ids(...interleave(activities, events, more))).toEqual(['closed', 'new', 'opened']);
  expect(ids(...interleave(activities, [], more))).toEqual(['new', 'old']);
});

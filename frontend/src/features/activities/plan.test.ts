import { describe, expect, it } from 'vitest';
import type { Activity } from '@/lib/api/activities';
import { isEmpty, planOf } from './plan';

const task = (id: string, due_date: string | null, status = 'Not Started') =>
  ({ id, type: 'Task', due_date, status }) as Activity;
const event = (id: string, start: string) => ({ id, type: 'Event', start, end: start }) as Activity;
const ids = (items: Activity[]) => items.map((each) => each.id);

describe('a day’s plan', () => {
  const tasks = [
    task('late', '2026-11-20'),
    task('now', '2026-11-22'),
    task('in a week', '2026-11-29'),
    task('after', '2026-11-30'),
    task('some day', null),
  ];
  const agenda = [
    event('since friday', '2026-11-20T09:00:00Z'),
    task('now', '2026-11-22'),
    task('done', '2026-11-22', 'Completed'),
    event('late evening', '2026-11-22T18:29:00Z'),
    event('past midnight', '2026-11-22T18:30:00Z'),
    task('in a week', '2026-11-29'),
  ];

  it('puts everything where it matters, in the organisation’s days (req:11.6 req:11.8)', () => {
    const plan = planOf(tasks, agenda, '2026-11-22', 'Asia/Kolkata');

    expect(ids(plan.overdue)).toEqual(['late']);
    expect(ids(plan.today)).toEqual(['since friday', 'now', 'late evening']);
    expect(plan.week.map(({ date, items }) => [date, ids(items)])).toEqual([
      ['2026-11-23', ['past midnight']],
      ['2026-11-29', ['in a week']],
    ]);
    expect(ids(plan.later)).toEqual(['after', 'some day']);
  });

  it('is empty when there is nothing', () => {
    expect(isEmpty(planOf([], [], '2026-11-22', 'UTC'))).toBe(true);
    expect(isEmpty(planOf([task('a', null)], [], '2026-11-22', 'UTC'))).toBe(false);
  });
});

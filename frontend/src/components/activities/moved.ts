import type { ActivityBody, ActivitySaved } from '@/lib/api/activities';
import { addDays, clockIn, instantOfClock } from '@/lib/dates/dates';

export type Shift = { days: number; minutes?: number };
type Times = Pick<ActivityBody, 'due_date' | 'start' | 'end'>;

const MINUTE = 60_000;

/** Whether it has a place in a calendar, and can be given another. */
export const isPlanned = (activity: ActivitySaved) =>
  activity.type === 'Event' || (activity.type === 'Task' && activity.due_date !== null);

export function timesOf({ type, due_date, start, end }: ActivitySaved): Times {
  return type === 'Task' ? { due_date } : { start, end };
}

/**
 * Its times when it is moved by days and minutes of the zone's clock. What lasts hours keeps lasting as long when the
 * clocks change on the way; what lasts whole days stays whole days.
 */
export function movedTimes(activity: ActivitySaved, shift: Shift, zone: string): Times {
  const { due_date, start, end } = activity;
  if (activity.type === 'Task') return { due_date: due_date && addDays(due_date, shift.days) };
  if (!start || !end) return {};
  if (activity.all_day) {
    const onlyDays = { days: shift.days };
    return { start: movedInstant(start, onlyDays, zone), end: movedInstant(end, onlyDays, zone) };
  }
  const begins = movedInstant(start, shift, zone);
  const lasts = Date.parse(end) - Date.parse(start);
  return { start: begins, end: begins && instant(Date.parse(begins) + lasts) };
}

function movedInstant(at: string, { days, minutes = 0 }: Shift, zone: string): string | null {
  const wall = Date.parse(`${clockIn(zone, at)}Z`) + minutes * MINUTE;
  const [date = '', time = ''] = new Date(wall).toISOString().slice(0, 16).split('T');
  return instantOfClock(zone, `${addDays(date, days)}T${time}`);
}

const instant = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

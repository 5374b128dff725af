import type { Activity } from '@/lib/api/activities';
import { addDays, plainDateIn } from '@/lib/dates/dates';

export type Day = { date: string; items: Activity[] };

export type Plan = { overdue: Activity[]; today: Activity[]; week: Day[]; later: Activity[] };

/** How many days after today are laid out one by one. */
export const DAYS_AHEAD = 7;

/**
 * A member's tasks and events by when they matter. Events come in the agenda's order, which is the server's; of
 * tasks only the open ones are there to be done.
 */
export function planOf(tasks: Activity[], agenda: Activity[], today: string, zone: string): Plan {
  const last = addDays(today, DAYS_AHEAD);
  const due = (task: Activity) => task.due_date ?? '';
  const open = agenda.filter((each) => each.type === 'Event' || each.status !== 'Completed');
  const on = (date: string) => open.filter((each) => dayOf(each, today, zone) === date);
  const dates = Array.from({ length: DAYS_AHEAD }, (_, index) => addDays(today, index + 1));
  return {
    overdue: tasks.filter((task) => due(task) !== '' && due(task) < today),
    today: on(today),
    week: dates.map((date) => ({ date, items: on(date) })).filter((day) => day.items.length > 0),
    later: tasks.filter((task) => due(task) === '' || due(task) > last),
  };
}

/** The day an entry is shown on: an event that began before today is today's. */
function dayOf(entry: Activity, today: string, zone: string): string {
  if (!entry.start) return entry.due_date ?? '';
  const day = plainDateIn(zone, new Date(entry.start));
  return day < today ? today : day;
}

export function isEmpty({ overdue, today, week, later }: Plan): boolean {
  return [overdue, today, week, later].every((part) => part.length === 0);
}

import type { Activity } from '@/lib/api/activities';

/** What the system saw of a record, in words. */
export type SystemEvent = { id: string; at: string; text: string; by: string };

export type Entry =
  { activity: Activity; event?: undefined } | { event: SystemEvent; activity?: undefined };

/** When an activity stands on a timeline, as the server sorts it. */
const placeOf = ({ due_date, start, called_at, created_at }: Activity) =>
  due_date ?? start ?? called_at ?? created_at;

/** Activities in their order with the events between them; events older than what has been read wait for `more`. */
export function interleave(
  activities: readonly Activity[],
  events: readonly SystemEvent[],
  more: boolean,
): Entry[] {
  const last = activities.at(-1);
  const oldest = more && last ? placeOf(last) : '';
  const waiting = events.filter(({ at }) => at >= oldest);
  const entries: Entry[] = [];
  for (const activity of activities) {
    while (waiting[0] && waiting[0].at > placeOf(activity)) {
      entries.push({ event: waiting.shift() as SystemEvent });
    }
    entries.push({ activity });
  }
  return [...entries, ...waiting.map((event) => ({ event }))];
}

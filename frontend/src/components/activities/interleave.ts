import type { Activity } from '@/lib/api/activities';

/** What the system saw of a record, in words. */
export type SystemEvent = { id: string; at: string; text: string; by: string };

export type Entry =
  { activity: Activity; event?: undefined } | { event: SystemEvent; activity?: undefined };

/** When an activity stands on a timeline, as the server sorts it. */
const placeOf = ({ due_date, start, called_at, created_at }: Activity) =>
  due_date ?? start ?? called_at ?? created_at;

type More = { activities: boolean; events: boolean };

/** Activities in their order with the events between them, no further back than both have been read. */
export function interleave(
  activities: readonly Activity[],
  events: readonly SystemEvent[],
  more: More,
): Entry[] {
  const lastDone = activities.at(-1);
  const lastSeen = events.at(-1);
  const doneSince = more.activities && lastDone ? placeOf(lastDone) : '';
  const seenSince = more.events && lastSeen ? lastSeen.at : '';
  const waiting = events.filter(({ at }) => at >= doneSince);
  const entries: Entry[] = [];
  for (const activity of activities.filter((each) => placeOf(each) >= seenSince)) {
    while (waiting[0] && waiting[0].at > placeOf(activity)) {
      entries.push({ event: waiting.shift() as SystemEvent });
    }
    entries.push({ activity });
  }
  return [...entries, ...waiting.map((event) => ({ event }))];
}

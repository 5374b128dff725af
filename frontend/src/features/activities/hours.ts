import type { Activity } from '@/lib/api/activities';
import { addDays, clockIn, instantOfClock } from '@/lib/dates/dates';
import { daysTouched } from './calendar';

/** A stretch of a day's hours: where it begins and how long it is in minutes, and which of the columns it has. */
export type Block = {
  activity: Activity;
  top: number;
  height: number;
  lane: number;
  lanes: number;
};

const DAY = 24 * 60;
/** What is shorter is drawn as long as this, so that its name can be read and its box be met. */
export const SHORTEST = 30;

/** Whether it stands among the hours: everything but tasks, whole days, and what lasts a day or longer. */
export function isTimed({ type, all_day, start, end }: Activity): boolean {
  if (type !== 'Event' || all_day || !start || !end) return false;
  return Date.parse(end) - Date.parse(start) < DAY * 60_000;
}

const minutesOf = (clock: string) => Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));

/** Where an event stands in a day by the clock on the wall, also on a day of 23 or 25 hours. */
function placed(activity: Activity, day: string, zone: string): Omit<Block, 'lane' | 'lanes'> {
  const { start, end } = activity as { start: string; end: string };
  const [first, last] = daysTouched(activity, zone);
  const top = first < day ? 0 : minutesOf(clockIn(zone, start));
  const midnight = instantOfClock(zone, `${addDays(day, 1)}T00:00`) ?? end;
  const until = last > day || end === midnight ? DAY : minutesOf(clockIn(zone, end));
  const lasts = (Date.parse(end) - Date.parse(start)) / 60_000;
  const wanted = Math.max(until > top ? until - top : lasts, SHORTEST);
  const height = Math.min(wanted, DAY);
  return { activity, top: Math.min(top, DAY - height), height };
}

/** The events of a day side by side where they overlap. */
export function blocksOf(items: Activity[], day: string, zone: string): Block[] {
  const found = items
    .filter((each) => {
      const [first, last] = daysTouched(each, zone);
      return isTimed(each) && first <= day && day <= last;
    })
    .map((each) => placed(each, day, zone))
    .sort((a, b) => a.top - b.top || b.height - a.height);
  const blocks: Block[] = [];
  let group: Block[] = [];
  let ends: number[] = [];
  const close = () => group.forEach((block) => (block.lanes = ends.length));
  for (const each of found) {
    if (ends.every((end) => end <= each.top)) {
      close();
      [group, ends] = [[], []];
    }
    const free = ends.findIndex((end) => end <= each.top);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = each.top + each.height;
    const block = { ...each, lane, lanes: 1 };
    group.push(block);
    blocks.push(block);
  }
  close();
  return blocks;
}

import { plainDateIn, addDays, daysBetween } from '@/lib/dates/dates';
import type { Activity } from '@/lib/api/activities';

export const views = ['month', 'week', 'day'] as const;
export type View = (typeof views)[number];

/** One entry over the days it covers in a row of days: from which column, how many, and on which line. */
export type Bar = {
  activity: Activity;
  column: number;
  span: number;
  lane: number;
  /** Whether it goes on before or after these days. */
  before: boolean;
  after: boolean;
};

/** Monday is 0. */
const weekday = (date: string) => (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;

const weekFrom = (date: string) => {
  const monday = addDays(date, -weekday(date));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
};

/** Whether a text of the address is a day. */
export function isDay(text: string | undefined): text is string {
  return !!text && /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text;
}

/** The rows of days that a view shows around a day: a month in whole weeks, a week, or the day. */
export function rowsOf(view: View, date: string): string[][] {
  if (view === 'day') return [[date]];
  if (view === 'week') return [weekFrom(date)];
  const month = date.slice(0, 7);
  const rows = [weekFrom(`${month}-01`)];
  for (;;) {
    const next = addDays(rows.at(-1)?.[0] ?? date, 7);
    if (!next.startsWith(month)) return rows;
    rows.push(weekFrom(next));
  }
}

/** The day that a view shows when one leafs forward or back; a month's last days are the shorter one's last. */
export function leafed(view: View, date: string, by: 1 | -1): string {
  if (view !== 'month') return addDays(date, view === 'week' ? 7 * by : by);
  const first = new Date(`${date.slice(0, 7)}-01T00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + by);
  const wanted = addDays(first.toISOString().slice(0, 10), Number(date.slice(8)) - 1);
  first.setUTCMonth(first.getUTCMonth() + 1);
  const last = addDays(first.toISOString().slice(0, 10), -1);
  return wanted < last ? wanted : last;
}

/** The first and the last day of an entry; an end at midnight is the end of the day before. */
export function daysTouched({ due_date, start, end }: Activity, zone: string): [string, string] {
  if (!start || !end) return [due_date ?? '', due_date ?? ''];
  const last = new Date(Math.max(Date.parse(end) - 1, Date.parse(start)));
  return [plainDateIn(zone, new Date(start)), plainDateIn(zone, last)];
}

export function itemsOn(items: Activity[], day: string, zone: string): Activity[] {
  return items.filter((each) => {
    const [first, last] = daysTouched(each, zone);
    return first <= day && day <= last;
  });
}

/** The entries over a row of days, each on the first line that is free for all of its days: the longest first. */
export function barsOf(items: Activity[], days: string[], zone: string): Bar[] {
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const found = items.flatMap((activity) => {
    const [first, last] = daysTouched(activity, zone);
    if (last < from || first > to) return [];
    const column = Math.max(0, daysBetween(from, first));
    const span = Math.min(days.length - 1, daysBetween(from, last)) - column + 1;
    return [{ activity, column, span, before: first < from, after: last > to }];
  });
  const lines: boolean[][] = [];
  return found
    .sort((a, b) => a.column - b.column || Number(b.span > 1) - Number(a.span > 1))
    .map((bar) => {
      const columns = Array.from({ length: bar.span }, (_, index) => bar.column + index);
      const free = lines.findIndex((line) => columns.every((column) => !line[column]));
      const lane = free === -1 ? lines.push([]) - 1 : free;
      for (const column of columns) (lines[lane] ??= [])[column] = true;
      return { ...bar, lane };
    });
}

/** How many entries of each day find no room on so many lines. */
export function hiddenOf(bars: Bar[], days: string[], lanes: number): number[] {
  return days.map(
    (_, day) =>
      bars.filter(({ lane, column, span }) => lane >= lanes && column <= day && day < column + span)
        .length,
  );
}

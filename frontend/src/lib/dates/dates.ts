import { dates } from '@/lib/i18n/formatters';

/**
 * Two kinds of time. A plain date ("2026-11-22") is a day in the organisation's calendar and never changes with a
 * zone. An instant ("2026-11-22T09:30:00Z") is shown in the organisation's zone, not the device's.
 */

const PLAIN = /^(\d{4})-(\d{2})-(\d{2})$/;

function fromPlain(date: string): Date | null {
  const hit = PLAIN.exec(date);
  if (!hit) return null;
  return new Date(Date.UTC(Number(hit[1]), Number(hit[2]) - 1, Number(hit[3])));
}

/** How the organisation writes a date. */
type DatePattern = 'DD/MM/YYYY' | 'MM/DD/YYYY' | 'YYYY-MM-DD';

/** Writes a plain date in the organisation's pattern: a change of order, never of day. */
export function formatPlainDate(date: string, pattern: DatePattern): string {
  const hit = PLAIN.exec(date);
  if (!hit) return date;
  const [, year = '', month = '', day = ''] = hit;
  return pattern.replace('YYYY', year).replace('MM', month).replace('DD', day);
}

/** The day an instant falls on in a zone, as a plain date. */
export function plainDateIn(zone: string, at: Date): string {
  const parts = dates('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The month so many months before that of a plain date, as `2025-12`. */
export function monthsBefore(plain: string, months: number): string {
  const [year = 0, month = 1] = plain.split('-').map(Number);
  const ordinal = year * 12 + month - 1 - months;
  return `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
}

export function formatInstantDate(instant: string, pattern: DatePattern, zone: string): string {
  const value = new Date(instant);
  if (Number.isNaN(value.getTime())) return instant;
  return formatPlainDate(plainDateIn(zone, value), pattern);
}

export function formatInstant(
  instant: string,
  pattern: DatePattern,
  zone: string,
  locale: string,
): string {
  const value = new Date(instant);
  if (Number.isNaN(value.getTime())) return instant;
  const time = dates(locale, { timeStyle: 'short', timeZone: zone }).format(value);
  return `${formatInstantDate(instant, pattern, zone)}, ${time}`;
}

/** The time of day of an instant in a zone. */
export function formatTime(instant: string, zone: string, locale: string): string {
  const value = new Date(instant);
  if (Number.isNaN(value.getTime())) return instant;
  return dates(locale, { timeStyle: 'short', timeZone: zone }).format(value);
}

/** A plain date with its weekday, in words. */
export function formatPlainDay(date: string, locale: string): string {
  const value = fromPlain(date);
  return value ? formatDayInWords(locale, 'UTC', value) : date;
}

/** The weekday of a plain date, as the head of a column. */
export function formatWeekday(date: string, locale: string): string {
  const value = fromPlain(date);
  if (!value) return date;
  return dates(locale, { weekday: 'short', timeZone: 'UTC' }).format(value);
}

/** An instant as the clock and calendar of a zone show it ("2026-11-22T09:30"), for a date-and-time box. */
export function clockIn(zone: string, instant: string): string {
  const at = new Date(instant);
  const time = dates('en', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return `${plainDateIn(zone, at)}T${time}`;
}

const CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** The instant at which the clock of a zone shows this; null when it is no time. A skipped hour is the one after. */
export function instantOfClock(zone: string, clock: string): string | null {
  const wanted = CLOCK.test(clock) ? Date.parse(`${clock}Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  const offsetAt = (at: number) => Date.parse(`${clockIn(zone, new Date(at).toISOString())}Z`) - at;
  let at = wanted - offsetAt(wanted);
  at = wanted - offsetAt(at);
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Today with its weekday, in words: for a greeting, not for a table. */
export function formatDayInWords(locale: string, zone: string, now: Date = new Date()): string {
  return dates(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(now);
}

/** A calendar month ("2026-11") in words. */
export function formatMonth(month: string, locale: string): string {
  const first = fromPlain(`${month}-01`);
  if (!first) return month;
  return dates(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(first);
}

/** A calendar month ("2026-11") as the head of a column. */
export function formatShortMonth(month: string, locale: string): string {
  const first = fromPlain(`${month}-01`);
  if (!first) return month;
  return dates(locale, { month: 'short', timeZone: 'UTC' }).format(first);
}

/** Today as a plain date in a zone. */
export function todayIn(zone: string, now: Date = new Date()): string {
  return plainDateIn(zone, now);
}

/** The hour (0 to 23) in a zone, for the greeting. */
export function hourIn(zone: string, now: Date = new Date()): number {
  return Number(dates('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(now));
}

/** Moves a plain date by whole days. */
export function addDays(date: string, days: number): string {
  const value = fromPlain(date);
  if (!value) return date;
  value.setUTCDate(value.getUTCDate() + days);
  return value.toISOString().slice(0, 10);
}

/** Whole days from one plain date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const start = fromPlain(from);
  const end = fromPlain(to);
  if (!start || !end) return 0;
  return Math.round((end.getTime() - start.getTime()) / 86_400_000);
}

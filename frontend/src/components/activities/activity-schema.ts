import * as z from 'zod/mini';
import {
  oneOf,
  optionalDate,
  optionalOneOf,
  optionalText,
  requiredId,
  requiredText,
} from '@/components/form/schema-parts';
import type { ActivityBody, ActivitySaved, ActivityType } from '@/lib/api/activities';
import {
  callDirections,
  callOutcomes,
  frequencies,
  taskPriorities,
  taskStatuses,
} from '@/lib/api/picklists';
import { addDays, clockIn, instantOfClock } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/activities';
import { attendeeOf, wordOf } from './attendee';

const wholeNumber = (most: number, least: number, error: () => string) =>
  z.string().check(
    z.trim(),
    z.refine((text) => text === '' || (/^\d{1,4}$/.test(text) && +text >= least && +text <= most), {
      error,
    }),
  );

const clock = z.string();

const shape = z.object({
  subject: requiredText(255),
  description: optionalText(10_000),
  assigned_to: requiredId(),
  status: oneOf(taskStatuses),
  priority: oneOf(taskPriorities),
  due_date: optionalDate(),
  repeat: optionalOneOf(frequencies),
  interval: wholeNumber(99, 1, () => t('activity.interval.wrong')),
  until: optionalDate(),
  all_day: z.boolean(),
  start: clock,
  end: clock,
  first_day: optionalDate(),
  last_day: optionalDate(),
  location: optionalText(255),
  attendees: z
    .array(z.string())
    .check(z.maxLength(20, { error: () => t('activity.attendees.many') })),
  called_at: clock,
  direction: oneOf(callDirections),
  outcome: optionalOneOf(callOutcomes),
  duration_minutes: wholeNumber(1440, 0, () => t('activity.minutes.wrong')),
});

export type ActivityInput = z.input<typeof shape>;
type Values = z.output<typeof shape>;

type Issue = { path: keyof ActivityInput; message: string };

/** What is wrong between the fields of a type. */
function issuesOf(type: ActivityType, values: Values, zone: string): Issue[] {
  const wrong = t('activity.time.wrong');
  if (type === 'Task') {
    return values.repeat && !values.due_date
      ? [{ path: 'due_date', message: t('form.required') }]
      : [];
  }
  if (type === 'Call') {
    return instantOfClock(zone, values.called_at) ? [] : [{ path: 'called_at', message: wrong }];
  }
  if (type !== 'Event') return [];
  const { start, end } = duration(values, zone);
  if (!start) return [{ path: values.all_day ? 'first_day' : 'start', message: wrong }];
  if (!end) return [{ path: values.all_day ? 'last_day' : 'end', message: wrong }];
  if (end >= start) return [];
  return [{ path: values.all_day ? 'last_day' : 'end', message: t('activity.end.early') }];
}

/** From when to when an event goes on; one of all day ends at the midnight after its last day. */
function duration(values: Values, zone: string) {
  const { all_day, first_day, last_day, start, end } = values;
  if (!all_day) return { start: instantOfClock(zone, start), end: instantOfClock(zone, end) };
  return {
    start: first_day && instantOfClock(zone, `${first_day}T00:00`),
    end: last_day && instantOfClock(zone, `${addDays(last_day, 1)}T00:00`),
  };
}

function fieldsOf(type: ActivityType, values: Values, zone: string): Partial<ActivityBody> {
  if (type === 'Task') {
    const { status, priority, due_date, repeat, interval, until } = values;
    const recurrence = repeat && { frequency: repeat, interval: Number(interval || 1), until };
    return { status, priority, due_date, recurrence: recurrence || null };
  }
  if (type === 'Event') {
    const { start, end } = duration(values, zone);
    const { all_day, location, attendees } = values;
    return { start, end, all_day, location, attendees: attendees.map(attendeeOf) };
  }
  if (type === 'Note') return {};
  const { called_at, direction, outcome, duration_minutes } = values;
  const minutes = duration_minutes === '' ? null : Number(duration_minutes);
  const at = instantOfClock(zone, called_at);
  return { called_at: at, direction, outcome, duration_minutes: minutes };
}

/** The form of one type of activity; what comes out are the fields the server knows it by. */
export function activitySchema(type: ActivityType, zone: string) {
  return z.pipe(
    shape.check((context) => {
      for (const { path, message } of issuesOf(type, context.value, zone)) {
        context.issues.push({ code: 'custom', path: [path], message, input: context.value });
      }
    }),
    z.transform((values: Values): ActivityBody => {
      const { subject, description, assigned_to } = values;
      return { subject, description, assigned_to, ...fieldsOf(type, values, zone) };
    }),
  );
}

const HOUR = 3_600_000;
const MORNING = 'T09:00';

/** When a new event is proposed for: the hour asked for, the morning of the day asked for, or the next full hour. */
function proposed(zone: string, at: string | undefined, now: Date): string {
  const asked = at && instantOfClock(zone, at.includes('T') ? at : `${at}${MORNING}`);
  return asked || new Date(Math.ceil(now.getTime() / HOUR) * HOUR).toISOString();
}

/** A stored activity as form values; without one, a new one's. */
export function activityInput(
  activity: ActivitySaved | null,
  user: string,
  zone: string,
  at?: string,
): ActivityInput {
  const now = new Date();
  const start = activity?.start ?? proposed(zone, at, now);
  const end = activity?.end ?? new Date(Date.parse(start) + HOUR).toISOString();
  const lastMoment = new Date(Math.max(Date.parse(end) - 1, Date.parse(start))).toISOString();
  return {
    subject: activity?.subject ?? '',
    description: activity?.description ?? '',
    assigned_to: activity?.assigned_to ?? user,
    status: activity?.status ?? 'Not Started',
    priority: activity?.priority ?? 'Normal',
    due_date: activity ? (activity.due_date ?? '') : (at?.slice(0, 10) ?? ''),
    repeat: activity?.recurrence?.frequency ?? '',
    interval: String(activity?.recurrence?.interval ?? 1),
    until: activity?.recurrence?.until ?? '',
    all_day: activity?.all_day ?? false,
    start: clockIn(zone, start),
    end: clockIn(zone, end),
    first_day: clockIn(zone, start).slice(0, 10),
    last_day: clockIn(zone, lastMoment).slice(0, 10),
    location: activity?.location ?? '',
    attendees: activity?.attendees.map(wordOf) ?? [],
    called_at: clockIn(zone, activity?.called_at ?? now.toISOString()),
    direction: activity?.direction ?? 'Outbound',
    outcome: activity?.outcome ?? '',
    duration_minutes: activity?.duration_minutes?.toString() ?? '',
  };
}

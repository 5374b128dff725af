import type { Activity, TimelineOf } from '@/lib/api/activities';
import { t } from '@/lib/i18n/activities';
import { paths } from '@/lib/paths/paths';
import type { useOrgFormat } from '@/lib/auth/use-org-format';

type Format = ReturnType<typeof useOrgFormat>;

export const isDone = (activity: Activity) => activity.status === 'Completed';

export function isOverdue(activity: Activity, today: string): boolean {
  return activity.type === 'Task' && !isDone(activity) && (activity.due_date ?? today) < today;
}

/** When, and what else matters of its type, in a few words; under a day's heading the day is not said again. */
export function metaOf(activity: Activity, format: Format, dated: boolean): string {
  const parts = [dated ? whenOf(activity, format) : hourOf(activity, format)];
  if (activity.type === 'Task') {
    if (activity.status && !['Not Started', 'Completed'].includes(activity.status)) {
      parts.push(activity.status);
    }
    if (activity.recurrence) parts.push(t(`activity.repeat.${activity.recurrence.frequency}`));
  }
  if (activity.location) parts.push(activity.location);
  const others = Object.values(activity.attendee_names ?? {});
  if (others.length > 0) parts.push(t('activity.with', { names: others.join(', ') }));
  if (activity.outcome) parts.push(activity.outcome);
  if (activity.duration_minutes) {
    parts.push(t('activity.meta.minutes', { count: activity.duration_minutes }));
  }
  return parts.filter(Boolean).join(' · ');
}

function whenOf(activity: Activity, format: Format): string {
  if (activity.type === 'Task') return dueOf(activity, format);
  if (activity.start && activity.end) {
    return eventTime(activity.start, activity.end, activity, format);
  }
  return format.instant(activity.called_at ?? activity.created_at);
}

function dueOf(task: Activity, format: Format): string {
  if (task.completed_at) {
    return t('activity.meta.done', { date: format.instantDate(task.completed_at) });
  }
  if (!task.due_date) return '';
  const date = format.date(task.due_date);
  return isOverdue(task, format.today())
    ? t('activity.meta.overdue', { date })
    : t('activity.meta.due', { date });
}

/** The hours of an event within one day; one of several days says its dates after all. */
function hourOf(activity: Activity, format: Format): string {
  const { start, end, all_day } = activity;
  if (!start || !end) return '';
  const [first, last] = daysOf(start, end, format);
  if (first !== last) return eventTime(start, end, activity, format);
  return all_day ? t('activity.allDay') : `${format.time(start)} – ${format.time(end)}`;
}

function eventTime(start: string, end: string, { all_day }: Activity, format: Format): string {
  const [first, last] = daysOf(start, end, format);
  if (all_day) {
    return first === last ? `${first}, ${t('activity.allDay')}` : `${first} – ${last}`;
  }
  const until = first === format.instantDate(end) ? format.time(end) : format.instant(end);
  return `${format.instant(start)} – ${until}`;
}

/** The first and the last day; an end at midnight is the end of the day before. */
function daysOf(start: string, end: string, format: Format): [string, string] {
  const last = new Date(Math.max(Date.parse(end) - 1, Date.parse(start))).toISOString();
  return [format.instantDate(start), format.instantDate(last)];
}

type LinkedRecord = { name: string; href: string };

const pages = {
  account: paths.accounts,
  opportunity: paths.opportunities,
  quote: paths.quotes,
  order: paths.orders,
  contract: paths.contracts,
  case: paths.cases,
  contact: paths.contacts,
  lead: paths.leads,
};

/** The records it is about, but for the one whose page shows it. */
export function linksOf(activity: Activity, except?: TimelineOf): LinkedRecord[] {
  const links = [
    { link: activity.who, name: activity.who_name },
    { link: activity.what, name: activity.what_name },
  ];
  return links.flatMap(({ link, name }) =>
    link && name && link.id !== except?.id
      ? [{ name, href: pages[link.type].detail(link.id) }]
      : [],
  );
}

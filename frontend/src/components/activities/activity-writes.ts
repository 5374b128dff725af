import type {
  Activity,
  ActivityBody,
  ActivitySaved,
  ActivityType,
  TimelineOf,
} from '@/lib/api/activities';
import { t } from '@/lib/i18n/activities';
import { change, creation, type Unsent } from '@/lib/offline/write';
import { activityLabels } from './activity-labels';

type Changes = Partial<ActivityBody> & { is_active?: boolean };

const about = (type: ActivityType, subject: string) => ({
  kind: t(`activity.type.${type}`),
  title: subject,
  labels: activityLabels,
});

/** What an activity is without what its type does not have. */
const blank = {
  description: null,
  what: null,
  who: null,
  what_name: null,
  who_name: null,
  is_active: true,
  status: null,
  priority: null,
  due_date: null,
  completed_at: null,
  recurrence: null,
  anchor_date: null,
  occurrence: null,
  next_id: null,
  start: null,
  end: null,
  all_day: null,
  location: null,
  attendees: [],
  attendee_names: {},
  called_at: null,
  direction: null,
  outcome: null,
  duration_minutes: null,
} satisfies Partial<Activity>;

export function newActivity(id: string, type: ActivityType, values: ActivityBody, of?: TimelineOf) {
  const links = of && { [of.side]: { type: of.type, id: of.id } };
  const recurrence = values.recurrence ? { until: null, count: null, ...values.recurrence } : null;
  const show = { ...blank, ...values, ...links, id, type, recurrence } as Unsent<Activity>;
  const body = { id, type, ...values, ...links };
  return creation('activities', body, show, about(type, values.subject));
}

export function changedActivity(activity: ActivitySaved, changes: Changes) {
  return change('activities', activity, changes, about(activity.type, activity.subject));
}

import { t } from '@/lib/i18n/activities';
import type { ActivityInput } from './activity-schema';

export const activityLabels: Record<keyof ActivityInput, string> = {
  subject: t('activity.subject'),
  description: t('activity.description'),
  assigned_to: t('activity.assignedTo'),
  status: t('activity.status'),
  priority: t('activity.priority'),
  due_date: t('activity.due'),
  repeat: t('activity.repeat'),
  interval: t('activity.interval'),
  until: t('activity.until'),
  all_day: t('activity.allDay'),
  start: t('activity.start'),
  end: t('activity.end'),
  first_day: t('activity.start'),
  last_day: t('activity.end'),
  location: t('activity.location'),
  attendees: t('activity.attendees'),
  called_at: t('activity.calledAt'),
  direction: t('activity.direction'),
  outcome: t('activity.outcome'),
  duration_minutes: t('activity.minutes'),
};

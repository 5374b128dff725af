'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import {
  createActivity,
  updateActivity,
  type Activity,
  type ActivitySaved,
  type ActivityType,
  type TimelineOf,
} from '@/lib/api/activities';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/activities';
import { toast } from '@/stores/toasts';
import { ActivityFields } from './activity-fields';
import { activityLabels } from './activity-labels';
import { activityInput, activitySchema } from './activity-schema';
import { useActivityChanged } from './use-activity-changed';

type ActivityDialogProps = {
  type: ActivityType;
  /** The one to edit; without it a new one. */
  activity?: Activity;
  /** The record a new one belongs to. */
  of?: TimelineOf;
  onClose: () => void;
};

/** A sheet from below on phones: one activity, new or changed. */
export function ActivityDialog({ type, activity, of, onClose }: ActivityDialogProps) {
  const { user, org } = useSession();
  const zone = org.settings.timezone;
  const changed = useActivityChanged();
  const title = activity ? t(`activity.edit.${type}`) : t(`activity.new.${type}`);

  const handle = useRecordForm({
    schema: activitySchema(type, zone),
    defaults: activityInput(activity ?? null, user.id, zone),
    draftKey: `activity:${activity?.id ?? `new:${type}:${of?.id ?? ''}`}`,
    version: activity?.version,
    save: (values, { id, version, changes, idempotencyKey }) =>
      activity
        ? updateActivity(
            activity.id,
            { version: version ?? activity.version, ...(changes as object) },
            idempotencyKey,
          )
        : createActivity({ id, type, ...values, ...linkOf(of) }, idempotencyKey),
    onSaved: () => {
      changed();
      toast.good(t('activity.saved', { type: t(`activity.type.${type}`) }));
      onClose();
    },
    fromCurrent: (current) => {
      const theirs = current as ActivitySaved;
      return { values: activityInput(theirs, user.id, zone), version: theirs.version };
    },
  });

  return (
    <FormDialog handle={handle} title={title} labels={activityLabels} onClose={onClose}>
      <ActivityFields form={handle.form} type={type} editing={!!activity} />
    </FormDialog>
  );
}

const linkOf = (of?: TimelineOf) => of && { [of.side]: { type: of.type, id: of.id } };

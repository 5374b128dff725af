'use client';

import { draftName } from '@/components/form/draft-name';
import { FormDialog } from '@/components/form/form-dialog';
import { useEditForm } from '@/components/form/use-edit-form';
import { useRecordForm } from '@/components/form/use-record-form';
import type { Activity, ActivitySaved, ActivityType, TimelineOf } from '@/lib/api/activities';
import { useChanged } from '@/lib/api/use-changed';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/activities';
import { send } from '@/lib/offline/send';
import { sayQueued, toast } from '@/stores/toasts';
import { ActivityFields } from './activity-fields';
import { activityLabels } from './activity-labels';
import { activityInput, activitySchema } from './activity-schema';
import { changedActivity, newActivity } from './activity-writes';

type ActivityDialogProps = {
  type: ActivityType;
  /** The one to edit; without it a new one. */
  activity?: Activity;
  /** The record a new one belongs to. */
  of?: TimelineOf;
  /** The day or hour that a new one is proposed for, by the clock of the organisation. */
  at?: string;
  /** Whose a new one is to be; one's own otherwise. */
  assignee?: string;
  onClose: () => void;
};

/** A sheet from below on phones: one activity, new or changed. */
export function ActivityDialog({ activity, onClose, ...asked }: ActivityDialogProps) {
  return activity ? (
    <Changed activity={activity} onClose={onClose} />
  ) : (
    <New {...asked} onClose={onClose} />
  );
}

const savedText = (type: ActivityType) => t('activity.saved', { type: t(`activity.type.${type}`) });

function New({ type, of, at, assignee, onClose }: Omit<ActivityDialogProps, 'activity'>) {
  const { user, org } = useSession();
  const zone = org.settings.timezone;
  const changed = useChanged();
  const handle = useRecordForm({
    schema: activitySchema(type, zone),
    defaults: activityInput(null, assignee ?? user.id, zone, at),
    draftKey: draftName('activities', `new:${type}:${of?.id ?? at ?? ''}`),
    save: (values, { id, idempotencyKey }) =>
      send<ActivitySaved>(newActivity(id, type, values, of), idempotencyKey),
    onSaved: ({ record, queued }) => {
      if (queued) sayQueued();
      else {
        changed('activities', record);
        toast.good(savedText(type));
      }
      onClose();
    },
  });
  return (
    <FormDialog
      handle={handle}
      title={t(`activity.new.${type}`)}
      labels={activityLabels}
      onClose={onClose}
    >
      <ActivityFields form={handle.form} type={type} editing={false} />
    </FormDialog>
  );
}

function Changed({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { user, org } = useSession();
  const zone = org.settings.timezone;
  const { type } = activity;
  const handle = useEditForm({
    domain: 'activities',
    record: activity,
    schema: activitySchema(type, zone),
    input: (record) => activityInput(record, user.id, zone),
    write: changedActivity,
    savedText: savedText(type),
    onDone: onClose,
  });
  return (
    <FormDialog
      handle={handle}
      title={t(`activity.edit.${type}`)}
      labels={activityLabels}
      onClose={onClose}
    >
      <ActivityFields form={handle.form} type={type} editing />
    </FormDialog>
  );
}

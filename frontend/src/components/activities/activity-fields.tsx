'use client';

import type { UseFormReturn } from 'react-hook-form';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import type { ActivityBody, ActivityType } from '@/lib/api/activities';
import { callDirections, callOutcomes } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/activities';
import { activityLabels as labels } from './activity-labels';
import type { ActivityInput } from './activity-schema';
import { EventFields } from './event-fields';
import { TaskFields } from './task-fields';

export type ActivityForm = UseFormReturn<ActivityInput, unknown, ActivityBody>;

type ActivityFieldsProps = { form: ActivityForm; type: ActivityType; editing: boolean };

/** The fields of one type: what it is first, then when, then the rest. */
export function ActivityFields({ form, type, editing }: ActivityFieldsProps) {
  return (
    <div className="grid gap-4">
      <TextField
        form={form}
        name="subject"
        label={type === 'Note' ? t('activity.note.subject') : labels.subject}
        required
      />
      {type === 'Task' && <TaskFields form={form} editing={editing} />}
      {type === 'Event' && <EventFields form={form} />}
      {type === 'Call' && <CallFields form={form} />}
      <TextareaField form={form} name="description" label={textLabel(type)} />
      {type !== 'Note' && <PickerField form={form} name="assigned_to" kind="user" required />}
    </div>
  );
}

function textLabel(type: ActivityType): string {
  if (type === 'Note') return t('activity.note.text');
  return type === 'Call' ? t('activity.call.text') : labels.description;
}

function CallFields({ form }: { form: ActivityForm }) {
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <SelectField form={form} name="outcome" options={callOutcomes} />
        <SelectField form={form} name="direction" options={callDirections} required />
      </div>
      <div className="grid grid-cols-[3fr_2fr] gap-4">
        <TextField form={form} name="called_at" type="datetime-local" required />
        <TextField form={form} name="duration_minutes" inputMode="numeric" />
      </div>
    </>
  );
}

'use client';

import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { TextField } from '@/components/form/fields';
import type { ActivityForm } from './activity-fields';
import { activityLabels as labels } from './activity-labels';
import { AttendeesField } from './attendees-field';

/** From when to when: by the hour, or by whole days. */
export function EventFields({ form }: { form: ActivityForm }) {
  const id = useId();
  const allDay = useWatch({ control: form.control, name: 'all_day' });
  return (
    <>
      <div className="flex min-h-11 items-center gap-3">
        <input
          id={id}
          type="checkbox"
          className="size-5 shrink-0 accent-accent-ink"
          {...form.register('all_day')}
        />
        <label htmlFor={id} className="flex-1 cursor-pointer py-2 font-medium">
          {labels.all_day}
        </label>
      </div>
      <div className="grid gap-4 sm:grid-cols-2" key={String(allDay)}>
        <TextField
          form={form}
          name={allDay ? 'first_day' : 'start'}
          type={allDay ? 'date' : 'datetime-local'}
          label={labels.start}
          required
        />
        <TextField
          form={form}
          name={allDay ? 'last_day' : 'end'}
          type={allDay ? 'date' : 'datetime-local'}
          label={labels.end}
          required
        />
      </div>
      <TextField form={form} name="location" />
      <AttendeesField form={form} />
    </>
  );
}

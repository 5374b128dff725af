'use client';

import { useWatch } from 'react-hook-form';
import { SelectField, TextField } from '@/components/form/fields';
import { frequencies, taskPriorities, taskStatuses } from '@/lib/api/picklists';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { addDays } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/activities';
import type { ActivityForm } from './activity-fields';

type TaskFieldsProps = { form: ActivityForm; editing: boolean };

/** By when, how urgent, and whether it comes again. */
export function TaskFields({ form, editing }: TaskFieldsProps) {
  const [due, repeat] = useWatch({ control: form.control, name: ['due_date', 'repeat'] });
  return (
    <>
      <div>
        <TextField form={form} name="due_date" type="date" required={repeat !== ''} />
        <DueChips
          due={due}
          onPick={(date) =>
            form.setValue('due_date', date, { shouldDirty: true, shouldValidate: true })
          }
        />
      </div>
      <div className="grid grid-cols-2 gap-4">
        <SelectField form={form} name="priority" options={taskPriorities} required />
        {editing && <SelectField form={form} name="status" options={taskStatuses} required />}
        <SelectField
          form={form}
          name="repeat"
          options={frequencies.map((each) => ({
            value: each,
            label: t(`activity.repeat.${each}`),
          }))}
          emptyLabel={t('activity.repeat.never')}
          required
        />
      </div>
      {repeat !== '' && (
        <div className="grid grid-cols-2 gap-4">
          <TextField
            form={form}
            name="interval"
            hint={t('activity.interval.hint')}
            inputMode="numeric"
            required
          />
          <TextField form={form} name="until" type="date" />
        </div>
      )}
    </>
  );
}

/** The due dates most tasks have, one tap away. */
function DueChips({ due, onPick }: { due: string; onPick: (date: string) => void }) {
  const today = useOrgFormat().today();
  const choices = [
    { label: t('activity.due.today'), date: today },
    { label: t('activity.due.tomorrow'), date: addDays(today, 1) },
    { label: t('activity.due.week'), date: addDays(today, 7) },
  ];
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {choices.map(({ label, date }) => (
        <button
          key={date}
          type="button"
          aria-pressed={due === date}
          onClick={() => onPick(date)}
          className={cn(
            'min-h-11 rounded-full border px-4 text-sm font-medium md:min-h-8 md:px-3',
            due === date
              ? 'border-accent-ink bg-accent-soft text-accent-ink'
              : 'border-line text-muted hover:bg-sunken',
          )}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { errorOf } from '@/components/form/fields';
import { Combobox } from '@/components/ui/combobox';
import { lookups } from '@/lib/api/lookups';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/activities';
import { useDebounced } from '@/lib/use-debounced';
import type { ActivityForm } from './activity-fields';
import { attendeeOf, type AttendeeType } from './attendee';

const TYPES: readonly AttendeeType[] = ['contact', 'user'];

/** Who else is at an event: people of clients and colleagues, added one by one. */
export function AttendeesField({ form }: { form: ActivityForm }) {
  const { field } = useController({ control: form.control, name: 'attendees' });
  const value = field.value;
  const error = errorOf(form, 'attendees');
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-1.5 text-sm font-medium">{t('activity.attendees')}</legend>
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {value.map((each) => (
            <Chip
              key={each}
              attendee={each}
              onRemove={() => field.onChange(value.filter((other) => other !== each))}
            />
          ))}
        </ul>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {TYPES.map((type) => (
          <Adding
            key={type}
            type={type}
            chosen={value}
            onAdd={(id) => field.onChange([...value, `${type}:${id}`])}
          />
        ))}
      </div>
      {error && <p className="text-sm text-bad">{error}</p>}
    </fieldset>
  );
}

function Chip({ attendee, onRemove }: { attendee: string; onRemove: () => void }) {
  const { type, id } = attendeeOf(attendee);
  const lookup = lookups[type];
  const found = useQuery({
    queryKey: domainKeys(useOrgId(), lookup.domain).of('choice', id),
    queryFn: () => lookup.byId(id),
  });
  const name = found.data?.label ?? '…';
  return (
    <li className="inline-flex min-h-11 max-w-full items-center rounded-full border border-line bg-surface pl-3.5 text-sm font-medium md:min-h-9">
      <span className="truncate">{name}</span>
      <button
        type="button"
        aria-label={t('activity.attendees.remove', { name })}
        className="grid size-11 shrink-0 place-items-center text-muted hover:text-ink md:size-9"
        onClick={onRemove}
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}

type AddingProps = {
  type: AttendeeType;
  chosen: readonly string[];
  onAdd: (id: string) => void;
};

function Adding({ type, chosen, onAdd }: AddingProps) {
  const lookup = lookups[type];
  const [text, setText] = useState<string | null>(null);
  const settled = useDebounced(text, 200);
  const found = useQuery({
    queryKey: domainKeys(useOrgId(), lookup.domain).lookup(settled ?? ''),
    queryFn: () => lookup.search(settled ?? ''),
    enabled: settled !== null,
  });
  const choices = (found.data ?? []).filter(({ value }) => !chosen.includes(`${type}:${value}`));
  return (
    <Field label={t(`activity.attendees.${type}`)}>
      {(control) => (
        <Combobox
          {...control}
          selected={null}
          choices={choices}
          loading={found.isPending && found.fetchStatus === 'fetching'}
          failed={found.isError}
          onSearch={setText}
          onSelect={(choice) => choice && onAdd(choice.value)}
        />
      )}
    </Field>
  );
}

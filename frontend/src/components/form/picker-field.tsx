'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useController, type FieldValues } from 'react-hook-form';
import { Combobox, type Choice } from '@/components/ui/combobox';
import { lookups, type LookupKind } from '@/lib/api/lookups';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { useChoicesHere } from '@/lib/api/use-choices-here';
import { useDebounced } from '@/lib/use-debounced';
import { Field } from './field';
import { errorOf, type BaseFieldProps } from './fields';
import { useFieldLabel } from './form-labels';

type PickerFieldProps<I extends FieldValues, O> = BaseFieldProps<I, O> & {
  kind: LookupKind;
  /** The name of the record the field holds at first, when the caller knows it. */
  initialLabel?: string | null;
  /** Records that may not be chosen, such as the record itself. */
  exclude?: readonly string[];
  onPick?: (choice: Choice | null) => void;
};

/** Chooses a record of another domain by searching for it; the form keeps its id ('' for none). */
export function PickerField<I extends FieldValues, O>(props: PickerFieldProps<I, O>) {
  const { form, name, hint, required, className, kind, initialLabel, exclude = [], onPick } = props;
  const label = useFieldLabel(props);
  const { field } = useController({ control: form.control, name });
  const org = useOrgId();
  const lookup = lookups[kind];
  const keys = domainKeys(org, lookup.domain);
  const value = String(field.value ?? '');

  const [picked, setPicked] = useState<Choice | null>(
    value && initialLabel ? { value, label: initialLabel } : null,
  );
  const [text, setText] = useState<string | null>(null);
  const settled = useDebounced(text, 200);
  const found = useQuery({
    queryKey: keys.lookup(settled ?? ''),
    queryFn: () => lookup.search(settled ?? ''),
    enabled: settled !== null,
  });
  const named = useQuery({
    queryKey: keys.of('choice', value),
    queryFn: () => lookup.byId(value),
    enabled: value !== '' && picked?.value !== value,
  });
  const client = useQueryClient();
  const here = useChoicesHere(lookup.domain, settled ?? '', found.data === undefined);
  const choices = [
    ...here,
    ...(found.data ?? []).filter((each) => here.every(({ value: own }) => own !== each.value)),
  ];
  const selected = value === '' ? null : picked?.value === value ? picked : (named.data ?? null);

  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      className={className}
      error={errorOf(form, name)}
    >
      {(control) => (
        <Combobox
          {...control}
          selected={selected}
          choices={choices.filter((choice) => !exclude.includes(choice.value))}
          loading={found.isPending && found.fetchStatus === 'fetching' && here.length === 0}
          failed={found.isError && here.length === 0}
          clearable={!required}
          onSearch={setText}
          onSelect={(choice) => {
            setPicked(choice);
            if (choice) client.setQueryData(keys.of('choice', choice.value), choice);
            field.onChange(choice?.value ?? '');
            onPick?.(choice);
          }}
        />
      )}
    </Field>
  );
}

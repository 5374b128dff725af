'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Combobox, type Choice } from '@/components/ui/combobox';
import { lookups } from '@/lib/api/lookups';
import { domainKeys } from '@/lib/api/query-keys';
import { useChoicesHere } from '@/lib/api/use-choices-here';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { useDebounced } from '@/lib/use-debounced';

/** An account, or the name of a client that has none yet. */
export type Client = { id: string; name: string };

type ClientFieldProps = {
  value: Client | null;
  error?: string;
  onChange: (client: Client | null) => void;
};

const NEW = 'new';

/** Finds the client among the accounts; a name that is none of theirs can become one. */
export function ClientField({ value, error, onChange }: ClientFieldProps) {
  const keys = domainKeys(useOrgId(), 'accounts');
  const client = useQueryClient();
  const mayAdd = useCan('accounts:write');
  const [text, setText] = useState<string | null>(null);
  const settled = useDebounced(text, 200);
  const found = useQuery({
    queryKey: keys.lookup(settled ?? ''),
    queryFn: () => lookups.account.search(settled ?? ''),
    enabled: settled !== null,
  });
  const here = useChoicesHere('accounts', text ?? '', found.data === undefined);
  const others = found.data?.filter((each) => here.every((own) => own.value !== each.value)) ?? [];
  const name = text?.trim() ?? '';
  const choices: Choice[] = [
    ...here,
    ...others,
    ...(mayAdd && name !== '' ? [{ value: NEW, label: t('quotes.new.clientMake', { name }) }] : []),
  ];
  return (
    <Field label={t('quotes.new.client')} required error={error}>
      {(control) => (
        <Combobox
          {...control}
          selected={value && { value: value.id || NEW, label: value.name }}
          choices={choices}
          loading={found.isFetching && choices.length === 0}
          failed={found.isError && choices.length === 0}
          clearable={false}
          onSearch={setText}
          onSelect={(choice) => {
            if (!choice) return onChange(null);
            if (choice.value === NEW) return onChange({ id: '', name });
            client.setQueryData(keys.of('choice', choice.value), choice);
            onChange({ id: choice.value, name: choice.label });
          }}
        />
      )}
    </Field>
  );
}

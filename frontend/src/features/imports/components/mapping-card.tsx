'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import { mapColumns, type Import } from '@/features/imports/api';
import { fieldsOf, missing, withField } from '@/features/imports/mapping';
import { useStep } from '@/features/imports/use-step';
import { t } from '@/lib/i18n/imports';

type MappingProps = { record: Import; writes: boolean };

/** Which column goes to which field; then every row is checked. */
export function Mapping({ record, writes }: MappingProps) {
  const columns = record.columns ?? [];
  const [fields, setFields] = useState(() => fieldsOf(columns));
  const { run, pending } = useStep();
  const options = record.fields.map(({ name, label }) => ({ value: name, label }));
  const lacking = missing(record.fields, fields);
  return (
    <Card title={t('imports.columns')}>
      <p className="text-muted">{t('imports.columnsHint')}</p>
      <ul className="mt-3 divide-y divide-line">
        {columns.map((column, number) => {
          const heading = column.heading || t('imports.unnamed', { number: String(number + 1) });
          return (
            <li
              key={number}
              className="grid gap-2 py-3 md:grid-cols-[minmax(0,1fr)_15rem] md:items-center"
            >
              <div className="min-w-0">
                <p className="font-medium break-words">{heading}</p>
                <p className="truncate text-sm text-muted">{column.samples.join(' · ')}</p>
              </div>
              <Select
                aria-label={t('imports.column', { heading })}
                disabled={!writes}
                emptyLabel={t('imports.nowhere')}
                options={options}
                value={fields[number] ?? ''}
                onChange={({ target }) =>
                  setFields(withField(fields, number, target.value || null))
                }
              />
            </li>
          );
        })}
      </ul>
      {lacking.length > 0 && (
        <p role="status" className="mt-2 text-sm text-warn">
          {t('imports.missing', { fields: lacking.map((field) => field.label).join(', ') })}
        </p>
      )}
      {writes && (
        <Button
          tone="primary"
          className="mt-4 w-full md:w-auto"
          pending={pending}
          onClick={() => run(() => mapColumns(record, fields))}
        >
          {t('imports.check')}
        </Button>
      )}
    </Card>
  );
}

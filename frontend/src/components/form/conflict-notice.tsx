'use client';

import type { FieldValues } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/i18n/t';
import type { Conflict } from './use-record-form';

type ConflictNoticeProps<I extends FieldValues> = {
  conflict: Conflict<I>;
  labels: Partial<Record<keyof I & string, string>>;
  onUseTheirs: () => void;
  onKeepMine: () => void;
};

function asText(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('form.none');
  if (typeof value === 'object') {
    const parts = Object.entries(value).filter(
      ([name, part]) => part !== '' && part !== null && !/(^|_)id$/.test(name),
    );
    return parts.length > 0 ? parts.map(([, part]) => asText(part)).join(', ') : t('form.none');
  }
  return String(value);
}

/** What stands in the record now beside what was typed; nothing is overwritten until one is chosen. */
export function ConflictNotice<I extends FieldValues>(props: ConflictNoticeProps<I>) {
  const { conflict, labels, onUseTheirs, onKeepMine } = props;
  const fields = (Object.keys(conflict.yours) as (keyof I & string)[]).filter(
    (name) => JSON.stringify(conflict.yours[name]) !== JSON.stringify(conflict.theirs[name]),
  );
  return (
    <div role="alert" className="rounded-control border border-warn bg-warn-soft p-3">
      <p className="font-semibold text-warn">{t('conflict.title')}</p>
      <p className="mt-0.5">{fields.length > 0 ? t('conflict.hint') : t('conflict.same')}</p>
      {fields.length > 0 && (
        <table className="mt-3 w-full table-fixed overflow-hidden rounded-md bg-surface text-left">
          <thead className="text-xs text-muted">
            <tr>
              {(['field', 'theirs', 'yours'] as const).map((column) => (
                <th key={column} scope="col" className="px-2.5 py-1.5 font-medium">
                  {t(`conflict.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((name) => (
              <tr key={name} className="border-t border-line align-top">
                <th scope="row" className="px-2.5 py-1.5 font-medium">
                  {labels[name] ?? name}
                </th>
                <td className="px-2.5 py-1.5 break-words">{asText(conflict.theirs[name])}</td>
                <td className="px-2.5 py-1.5 break-words">{asText(conflict.yours[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button tone="primary" onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button onClick={onUseTheirs}>{t('conflict.useTheirs')}</Button>
      </div>
    </div>
  );
}

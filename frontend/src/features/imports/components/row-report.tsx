'use client';

import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { RowList } from '@/components/data-table/row-list';
import { EmptyState } from '@/components/states/states';
import { useImportRows, type Import, type ImportRow, type RowAction } from '@/features/imports/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/imports';

const ACTIONS: readonly RowAction[] = [
  'create',
  'alike',
  'update',
  'unchanged',
  'skip',
  'refuse',
  'left',
];
const RARE: readonly RowAction[] = ['alike', 'left'];

type RowReportProps = { record: Import; counts: NonNullable<Import['counts']> };

/** How many rows do what; a tap on a number lists them. What needs eyes is listed first. */
export function RowReport({ record, counts }: RowReportProps) {
  const format = useOrgFormat();
  const shown = ACTIONS.filter((each) => counts[each] > 0 || !RARE.includes(each));
  const needsEyes = (['left', 'refuse', 'skip', 'alike'] as const).find((each) => counts[each] > 0);
  const [action, setAction] = useState<RowAction>(
    needsEyes ?? shown.find((each) => counts[each] > 0) ?? 'create',
  );
  const planned = record.state === 'checked';
  return (
    <section className="space-y-3" aria-label={t(planned ? 'imports.planned' : 'imports.came')}>
      <h3 className="font-semibold">{t(planned ? 'imports.planned' : 'imports.came')}</h3>
      <div className="grid grid-cols-3 gap-2 md:grid-cols-6">
        {shown.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === action}
            aria-label={`${format.decimal(String(counts[each]))} ${t(`imports.${each}`)}`}
            onClick={() => setAction(each)}
            className={cn(
              'min-h-14 rounded-control border px-3 py-2 text-left',
              each === action ? 'border-accent-ink bg-accent-soft' : 'border-line bg-surface',
            )}
          >
            <span className="block text-lg font-semibold tabular">
              {format.decimal(String(counts[each]))}
            </span>
            <span className="block text-sm text-muted">{t(`imports.${each}`)}</span>
          </button>
        ))}
      </div>
      <RowsDoing key={action} record={record} action={action} />
    </section>
  );
}

function RowsDoing({ record, action }: { record: Import; action: RowAction }) {
  const query = useImportRows(record, action);
  return (
    <RowList
      label={t('imports.rowsOf', { action: t(`imports.${action}`) })}
      query={query}
      empty={
        <EmptyState icon={ListChecks} title={t('imports.noRows')} hint={t('imports.noRowsHint')} />
      }
      row={(row) => <Row key={row.row} record={record} row={row} />}
    />
  );
}

function Row({ record, row }: { record: Import; row: ImportRow }) {
  const labels = new Map(record.fields.map((field) => [field.name, field.label]));
  const named = (field: string) =>
    labels.get(field) ?? labels.get(`${field}.street`) ?? field.replaceAll('_', ' ');
  return (
    <li className="px-4 py-3">
      <p className="flex gap-x-3">
        <span className="shrink-0 text-muted tabular">
          {t('imports.row', { row: String(row.row) })}
        </span>
        <span className="min-w-0 font-medium break-words">{row.label}</span>
      </p>
      {row.problems.map((problem, number) => (
        <p
          key={number}
          className={cn('text-sm', row.action === 'alike' ? 'text-warn' : 'text-bad')}
        >
          {problem.field ? `${named(problem.field)}: ${problem.message}` : problem.message}
        </p>
      ))}
      {row.problems.length === 0 && row.fields.length > 0 && (
        <p className="text-sm text-muted">
          {t('imports.sets', { fields: row.fields.map(named).join(', ') })}
        </p>
      )}
    </li>
  );
}

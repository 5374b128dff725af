'use client';

import { History } from 'lucide-react';
import { FilterChips } from '@/components/data-table/filter-chips';
import { RowList } from '@/components/data-table/row-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState, NoPermissionState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { useChanges } from '@/features/audit/api';
import { ChangeRow } from '@/features/audit/components/change-row';
import { ExportButton } from '@/features/audit/components/export-button';
import { MonthBar } from '@/features/audit/components/month-bar';
import { kindName, kinds, monthOf } from '@/features/audit/words';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/settings';

/** Who changed what, and when, month by month. */
export function AuditScreen() {
  return useCan('audit:read') ? <Audit /> : <NoPermissionState />;
}

function Audit() {
  const list = useListState();
  const format = useOrgFormat();
  const month = monthOf(list.get('month'), format.today());
  const kind = kinds.find((each) => each === list.get('kind'));
  const record_id = kind && list.get('record');
  const filters = { month, kind, by: list.get('by'), record_id };
  const query = useChanges(filters);
  return (
    <div className="space-y-3">
      <p className="text-muted">{t('audit.intro')}</p>
      <div className="flex flex-wrap items-center gap-2">
        {record_id ? (
          <>
            <h2 className="text-lg font-semibold">{t('audit.ofOne', { kind: kindName(kind) })}</h2>
            <Button onClick={list.clear}>{t('audit.back')}</Button>
          </>
        ) : (
          <MonthBar list={list} month={month} />
        )}
        <div className="md:ml-auto">
          <ExportButton filters={filters} />
        </div>
      </div>
      {!record_id && (
        <FilterChips
          list={list}
          chips={kinds.map((each) => ({ key: 'kind', value: each, label: kindName(each) }))}
        />
      )}
      <RowList
        label={t('settings.audit')}
        query={query}
        empty={<EmptyState icon={History} title={t('audit.none')} hint={t('audit.noneHint')} />}
        row={(change) => <ChangeRow key={change.id} change={change} />}
      />
    </div>
  );
}

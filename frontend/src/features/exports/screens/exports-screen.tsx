'use client';

import { FileDown } from 'lucide-react';
import { RowList } from '@/components/data-table/row-list';
import { EmptyState, NoPermissionState } from '@/components/states/states';
import { EverythingCard } from '@/features/exports/components/everything-card';
import { ExportRow } from '@/features/exports/components/export-row';
import { useExports } from '@/lib/api/exports';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/exports';

/** What has gone out as files, to be fetched again for a week, and all of it at once for admins. */
export function ExportsScreen() {
  return useCan('exports:read') ? <Exports /> : <NoPermissionState />;
}

function Exports() {
  const query = useExports();
  const isAdmin = useCan('audit:read');
  const mayAll = useCan('exports:write') && isAdmin;
  return (
    <div className="mt-8 space-y-4">
      {mayAll && <EverythingCard />}
      <h2 className="font-semibold">{t('exports.list')}</h2>
      <RowList
        label={t('exports.list')}
        query={query}
        empty={
          <EmptyState icon={FileDown} title={t('exports.none')} hint={t('exports.noneHint')} />
        }
        row={(each) => <ExportRow key={each.id} record={each} />}
      />
    </div>
  );
}

'use client';

import { FileUp } from 'lucide-react';
import { RowList } from '@/components/data-table/row-list';
import { EmptyState } from '@/components/states/states';
import { useImports } from '@/features/imports/api';
import { ImportSummaryRow } from '@/features/imports/components/import-summary-row';
import { NewImport } from '@/features/imports/components/new-import';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/imports';

/** Where files come in, and what came of those before; nothing for who only takes files away. */
export function ImportsScreen() {
  return useCan('imports:read') ? <Imports /> : null;
}

function Imports() {
  const query = useImports();
  return (
    <div className="space-y-4">
      {useCan('imports:write') && <NewImport />}
      <h2 className="font-semibold">{t('imports.list')}</h2>
      <RowList
        label={t('imports.list')}
        query={query}
        empty={<EmptyState icon={FileUp} title={t('imports.none')} hint={t('imports.noneHint')} />}
        row={(each) => <ImportSummaryRow key={each.id} record={each} />}
      />
    </div>
  );
}

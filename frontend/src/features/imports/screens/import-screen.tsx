'use client';

import { ArrowLeft, FileX } from 'lucide-react';
import { PageState } from '@/components/states/page-state';
import { QueryState } from '@/components/states/query-state';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { NoPermissionState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { isWorking, useImport, type Import } from '@/features/imports/api';
import { stateTone } from '@/features/imports/mapping';
import { Mapping } from '@/features/imports/components/mapping-card';
import { Outcome } from '@/features/imports/components/outcome';
import { Work } from '@/features/imports/components/work';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/imports';
import { paths } from '@/lib/paths/paths';
import { useRouteId } from '@/lib/paths/use-route-id';

/** One import, from its columns to its undo. */
export function ImportScreen() {
  const mayRead = useCan('imports:read');
  const query = useImport(useRouteId(3));
  if (!mayRead) return <NoPermissionState />;
  return (
    <QueryState query={query} skeleton={<RecordSkeleton />}>
      {(record) => (
        <div className="space-y-4">
          <ButtonLink tone="quiet" href={paths.settings.data()} className="-ml-3">
            <ArrowLeft aria-hidden />
            {t('imports.back')}
          </ButtonLink>
          <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
            <span className="min-w-0 break-words">{record.name}</span>
            <Badge tone={stateTone(record.state)}>{t(`imports.state.${record.state}`)}</Badge>
          </h2>
          <At record={record} />
        </div>
      )}
    </QueryState>
  );
}

/** What there is to see and do at the state it is in. */
function At({ record }: { record: Import }) {
  const writes = useCan('imports:write');
  if (isWorking(record.state)) return <Work record={record} />;
  if (record.state === 'uploading') {
    return (
      <PageState icon={FileX} title={t('imports.uploading')} hint={t('imports.uploadingHint')} />
    );
  }
  if (record.state === 'mapping') return <Mapping record={record} writes={writes} />;
  return <Outcome record={record} writes={writes} />;
}

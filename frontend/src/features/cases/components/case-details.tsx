'use client';

import dynamic from 'next/dynamic';
import { DetailsCard } from '@/components/app-shell/details-card';
import { FactList } from '@/components/app-shell/record-page';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { CaseRecord } from '@/features/cases/api';
import { caseLabels as labels } from '@/features/cases/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/cases';

const CaseEditForm = dynamic(() => import('./case-edit-form').then((m) => m.CaseEditForm), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
});

/** What it is about, and the form that changes it where it stands. */
export function CaseDetails({ record }: { record: CaseRecord }) {
  const canWrite = useCan('cases:write');
  return (
    <DetailsCard
      title={t('cases.details')}
      domain="cases"
      id={record.id}
      canEdit={canWrite}
      form={(done) => <CaseEditForm record={record} onDone={done} />}
    >
      <FactList
        facts={[
          { label: labels.subject, value: record.subject },
          { label: labels.description, value: record.description },
          { label: labels.issue_type, value: record.issue_type },
          { label: labels.priority, value: record.priority },
        ]}
      />
    </DetailsCard>
  );
}

/** Its number, whose it is, and when what happened. */
export function CaseBackground({ record }: { record: CaseRecord }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <Card title={t('cases.background')}>
      <FactList
        facts={[
          { label: t('cases.number'), value: record.number },
          { label: labels.owner_id, value: ownerName(record.owner_id) },
          { label: t('field.created'), value: format.instant(record.created_at) },
          { label: t('cases.due'), value: format.instant(record.due_at) },
          {
            label: t('cases.closed'),
            value: record.closed_at && format.instant(record.closed_at),
          },
          { label: t('field.updated'), value: format.instant(record.updated_at) },
        ]}
      />
    </Card>
  );
}

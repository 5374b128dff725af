'use client';

import dynamic from 'next/dynamic';
import { DetailsCard } from '@/components/app-shell/details-card';
import { FactList } from '@/components/app-shell/record-page';
import { Skeleton } from '@/components/ui/skeleton';
import type { Deal } from '@/features/opportunities/api';
import { dealLabels as labels } from '@/features/opportunities/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/opportunities';

const DealEditForm = dynamic(
  () => import('./deal-edit-form').then((module) => module.DealEditForm),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

export function DealDetails({ deal }: { deal: Deal }) {
  return (
    <DetailsCard
      title={t('deals.details')}
      domain="opportunities"
      id={deal.id}
      canEdit={useCan('opportunities:write')}
      form={(done) => <DealEditForm deal={deal} onDone={done} />}
    >
      <DealFacts deal={deal} />
    </DetailsCard>
  );
}

function DealFacts({ deal }: { deal: Deal }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <FactList
      facts={[
        { label: labels.name, value: deal.name },
        { label: labels.close_date, value: deal.close_date && format.date(deal.close_date) },
        {
          label: labels.probability,
          value: t('deal.probability.value', { value: deal.probability }),
        },
        { label: labels.next_step, value: deal.next_step },
        { label: labels.lead_source, value: deal.lead_source },
        { label: labels.owner_id, value: ownerName(deal.owner_id) },
        { label: labels.description, value: deal.description },
        { label: t('field.created'), value: format.instant(deal.created_at) },
        { label: t('field.updated'), value: format.instant(deal.updated_at) },
      ]}
    />
  );
}

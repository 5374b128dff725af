'use client';

import dynamic from 'next/dynamic';
import { DetailsCard } from '@/components/app-shell/details-card';
import { FactList } from '@/components/app-shell/record-page';
import { addressText } from '@/components/ui/address-text';
import { Card } from '@/components/ui/card';
import { EmailLink, PhoneLink, WebsiteLink } from '@/components/ui/contact-links';
import { Skeleton } from '@/components/ui/skeleton';
import type { Lead } from '@/features/leads/api';
import { leadLabels as labels } from '@/features/leads/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/leads';

const LeadEditForm = dynamic(
  () => import('./lead-edit-form').then((module) => module.LeadEditForm),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

/** A converted lead is history: nobody edits it. */
export function LeadDetails({ lead }: { lead: Lead }) {
  const canWrite = useCan('leads:write');
  return (
    <DetailsCard
      title={t('leads.details')}
      domain="leads"
      id={lead.id}
      canEdit={canWrite && lead.status !== 'Converted'}
      form={(done) => <LeadEditForm lead={lead} onDone={done} />}
    >
      <LeadFacts lead={lead} />
    </DetailsCard>
  );
}

function LeadFacts({ lead }: { lead: Lead }) {
  return (
    <FactList
      facts={[
        { label: labels.first_name, value: lead.first_name },
        { label: labels.last_name, value: lead.last_name },
        { label: labels.company, value: lead.company },
        { label: labels.title, value: lead.title },
        { label: labels.email, value: lead.email && <EmailLink email={lead.email} /> },
        { label: labels.phone, value: lead.phone && <PhoneLink number={lead.phone} /> },
        { label: labels.website, value: lead.website && <WebsiteLink address={lead.website} /> },
        { label: labels.address, value: addressText(lead.address) },
      ]}
    />
  );
}

/** Where the lead came from, whose it is, and since when. */
export function LeadBackground({ lead }: { lead: Lead }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <Card title={t('leads.background')}>
      <FactList
        facts={[
          { label: labels.lead_source, value: lead.lead_source },
          { label: labels.industry, value: lead.industry },
          { label: labels.owner_id, value: ownerName(lead.owner_id) },
          { label: t('field.created'), value: format.instant(lead.created_at) },
          { label: t('field.updated'), value: format.instant(lead.updated_at) },
        ]}
      />
    </Card>
  );
}

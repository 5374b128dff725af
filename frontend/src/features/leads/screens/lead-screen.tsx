'use client';

import { CircleCheck, Replace } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Fragment, useState } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import { RecordColumns, RecordHeader } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmailLink, PhoneLink } from '@/components/ui/contact-links';
import { leadTone } from '@/components/ui/status-tones';
import { useLead, type Lead } from '@/features/leads/api';
import { ConvertedLinks } from '@/features/leads/components/converted-links';
import { LeadBackground, LeadDetails } from '@/features/leads/components/lead-details';
import { LeadPath } from '@/features/leads/components/lead-path';
import { useMoveLead } from '@/features/leads/use-move-lead';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';
import { personName } from '@/lib/person-name';

const ConvertDialog = dynamic(
  () => import('@/features/leads/components/convert-dialog').then((module) => module.ConvertDialog),
  { ssr: false },
);

export function LeadScreen() {
  return <RecordScreen useRead={useLead}>{(lead) => <LeadRecord lead={lead} />}</RecordScreen>;
}

function LeadRecord({ lead }: { lead: Lead }) {
  const [converting, setConverting] = useState(false);
  const ownerName = useOwnerName();
  const canWrite = useCan('leads:write');
  const move = useMoveLead();
  const open = lead.status !== 'Converted';
  const owner = ownerName(lead.owner_id);
  const facts = [
    lead.phone && { label: t('field.phone'), value: <PhoneLink number={lead.phone} /> },
    lead.email && { label: t('field.email'), value: <EmailLink email={lead.email} /> },
    owner && { label: t('field.owner'), value: owner },
  ].filter((fact) => !!fact);

  return (
    <>
      <title>{personName(lead)}</title>
      <RecordHeader
        kind={`${t('record.lead')} · ${lead.company}`}
        title={personName(lead)}
        icon={<Avatar name={personName(lead)} size="lg" />}
        badges={<Badge tone={leadTone(lead.status)}>{lead.status}</Badge>}
        facts={facts}
        actions={
          canWrite &&
          open && (
            <PrimaryAction
              lead={lead}
              pending={move.isPending}
              onQualify={() => move.to(lead, 'Qualified')}
              onConvert={() => setConverting(true)}
            />
          )
        }
      >
        <LeadPath
          lead={lead}
          pending={move.isPending}
          onMove={(status) => move.to(lead, status)}
          onConvert={() => setConverting(true)}
        />
      </RecordHeader>
      <RecordColumns
        columns={[
          ...(lead.converted_to
            ? [
                <Card key="converted" title={t('leads.converted.card')} flush>
                  <ConvertedLinks ids={lead.converted_to} />
                </Card>,
              ]
            : []),
          <LeadDetails key="details" lead={lead} />,
          <Timeline key="timeline" of={{ side: 'who', type: 'lead', id: lead.id }} />,
          <Fragment key="background">
            <LeadBackground lead={lead} />
            <Files of={{ type: 'lead', id: lead.id }} />
          </Fragment>,
        ]}
      />
      {converting && open && <ConvertDialog lead={lead} onClose={() => setConverting(false)} />}
    </>
  );
}

/** On phones it floats above the tab bar, beside the "new" button, where the thumb is. */
const IN_REACH =
  'max-md:fixed max-md:right-[5.5rem] max-md:bottom-[calc(5rem+env(safe-area-inset-bottom))] max-md:left-4 max-md:z-20 max-md:min-h-14 max-md:rounded-2xl max-md:text-base max-md:shadow-raised max-md:[body:has([data-form-actions])_&]:hidden';

type PrimaryActionProps = {
  lead: Lead;
  pending: boolean;
  onQualify: () => void;
  onConvert: () => void;
};

function PrimaryAction({ lead, pending, onQualify, onConvert }: PrimaryActionProps) {
  const qualified = lead.status === 'Qualified';
  const Icon = qualified ? Replace : CircleCheck;
  return (
    <Button
      tone="primary"
      pending={pending}
      className={IN_REACH}
      onClick={qualified ? onConvert : onQualify}
    >
      <Icon aria-hidden />
      {qualified ? t('leads.convert') : t('leads.markQualified')}
    </Button>
  );
}

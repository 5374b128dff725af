'use client';

import dynamic from 'next/dynamic';
import { DetailsCard } from '@/components/app-shell/details-card';
import { FactList } from '@/components/app-shell/record-page';
import { EmailLink, PhoneLink } from '@/components/ui/contact-links';
import { RecordLink } from '@/components/ui/record-link';
import { Skeleton } from '@/components/ui/skeleton';
import type { Contact } from '@/features/contacts/api';
import { channelNames, contactLabels as labels } from '@/features/contacts/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contacts';
import { paths } from '@/lib/paths/paths';
import { ManagerLink } from './reports-to';

const ContactEditForm = dynamic(
  () => import('./contact-edit-form').then((module) => module.ContactEditForm),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

export function ContactDetails({ contact }: { contact: Contact }) {
  return (
    <DetailsCard
      title={t('contacts.details')}
      domain="contacts"
      id={contact.id}
      canEdit={useCan('contacts:write')}
      form={(done) => <ContactEditForm contact={contact} onDone={done} />}
    >
      <ContactFacts contact={contact} />
    </DetailsCard>
  );
}

function ContactFacts({ contact }: { contact: Contact }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <FactList
      facts={[
        { label: labels.first_name, value: contact.first_name },
        { label: labels.last_name, value: contact.last_name },
        {
          label: labels.account_id,
          value: (
            <RecordLink href={paths.accounts.detail(contact.account_id)}>
              {contact.account_name}
            </RecordLink>
          ),
        },
        { label: labels.email, value: contact.email && <EmailLink email={contact.email} /> },
        { label: labels.phone, value: contact.phone && <PhoneLink number={contact.phone} /> },
        { label: labels.channel, value: contact.channel && channelNames[contact.channel] },
        { label: labels.title, value: contact.title },
        {
          label: labels.reports_to_id,
          value: contact.reports_to_id && <ManagerLink id={contact.reports_to_id} />,
        },
        { label: labels.owner_id, value: ownerName(contact.owner_id) },
        { label: labels.description, value: contact.description },
        { label: t('field.created'), value: format.instant(contact.created_at) },
        { label: t('field.updated'), value: format.instant(contact.updated_at) },
      ]}
    />
  );
}

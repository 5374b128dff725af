'use client';

import dynamic from 'next/dynamic';
import { Fragment } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import { Addresses } from '@/components/addresses/addresses';
import { RecordColumns, RecordHeader } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { MergeHistory } from '@/components/merge/lazy-merge-history';
import { MergedAway } from '@/components/merge/merged-away';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { EmailLink, PhoneLink } from '@/components/ui/contact-links';
import { RecordLink } from '@/components/ui/record-link';
import { Skeleton } from '@/components/ui/skeleton';
import { changedContact, useContact, type Contact } from '@/features/contacts/api';
import { ContactCases, ContactDeals } from '@/features/contacts/components/contact-related';
import { ContactDetails } from '@/features/contacts/components/contact-details';
import { contactLabels } from '@/features/contacts/labels';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/contacts';
import { paths } from '@/lib/paths/paths';

const ContactActions = dynamic(
  () =>
    import('@/features/contacts/components/contact-actions').then(
      (module) => module.ContactActions,
    ),
  { ssr: false, loading: () => <Skeleton className="size-11 md:size-9" /> },
);

export function ContactScreen() {
  return (
    <RecordScreen useRead={useContact}>
      {(contact, fresh) =>
        contact.merged_into_id ? (
          <MergedAway href={paths.contacts.detail(contact.merged_into_id)} certain={fresh} />
        ) : (
          <ContactRecord contact={contact} />
        )
      }
    </RecordScreen>
  );
}

function ContactRecord({ contact }: { contact: Contact }) {
  const canWrite = useCan('contacts:write');
  const account = (
    <RecordLink href={paths.accounts.detail(contact.account_id)}>{contact.account_name}</RecordLink>
  );
  const facts = [
    { label: t('record.account'), value: account },
    contact.phone && { label: t('field.phone'), value: <PhoneLink number={contact.phone} /> },
    contact.email && { label: t('field.email'), value: <EmailLink email={contact.email} /> },
  ].filter((fact) => !!fact);

  return (
    <>
      <title>{contact.name}</title>
      <RecordHeader
        kind={[t('record.contact'), contact.title].filter(Boolean).join(' · ')}
        title={contact.name}
        icon={<Avatar name={contact.name} size="lg" />}
        badges={!contact.is_active && <Badge tone="warn">{t('status.inactive')}</Badge>}
        facts={facts}
        actions={canWrite && <ContactActions contact={contact} />}
      />
      <RecordColumns
        columns={[
          <Fragment key="details">
            <ContactDetails contact={contact} />
            <Addresses
              domain="contacts"
              record={contact}
              write={changedContact}
              canEdit={canWrite && contact.is_active}
            />
            <MergeHistory
              kind="contact"
              id={contact.id}
              mayWrite={canWrite}
              labels={contactLabels}
              href={paths.contacts.detail}
            />
          </Fragment>,
          <Timeline key="timeline" of={{ side: 'who', type: 'contact', id: contact.id }} />,
          <Fragment key="related">
            <ContactDeals contact={contact} />
            <ContactCases contact={contact} />
            <Files of={{ type: 'contact', id: contact.id }} />
          </Fragment>,
        ]}
      />
    </>
  );
}

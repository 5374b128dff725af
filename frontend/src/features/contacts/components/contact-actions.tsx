'use client';

import dynamic from 'next/dynamic';
import { MergeableMenu } from '@/components/merge/mergeable-menu';
import { changedContact, type Contact } from '@/features/contacts/api';
import { t } from '@/lib/i18n/contacts';

const ContactMerge = dynamic(
  () => import('./contact-merge').then((module) => module.ContactMerge),
  { ssr: false },
);

export function ContactActions({ contact }: { contact: Contact }) {
  return (
    <MergeableMenu
      record={contact}
      write={changedContact}
      alsoIn={['accounts']}
      texts={{
        deactivated: t('contacts.deactivated'),
        reactivated: t('contacts.reactivated'),
        hint: t('contacts.deactivate.hint'),
      }}
      dialog={(merging) => <ContactMerge contact={contact} {...merging} />}
    />
  );
}

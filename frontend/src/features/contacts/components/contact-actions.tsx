'use client';

import { Merge } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ActivityMenu } from '@/components/app-shell/activity-menu';
import { MenuItem } from '@/components/ui/menu';
import { changedContact, type Contact } from '@/features/contacts/api';
import { t } from '@/lib/i18n/contacts';
import { useMergeNext } from '@/stores/merge-next';

const ContactMerge = dynamic(
  () => import('./contact-merge').then((module) => module.ContactMerge),
  {
    ssr: false,
  },
);

export function ContactActions({ contact }: { contact: Contact }) {
  const [merging, setMerging] = useState(false);
  const { wanted, forget } = useMergeNext();
  const otherId = wanted?.id === contact.id ? wanted.otherId : undefined;
  const close = () => {
    setMerging(false);
    forget();
  };
  return (
    <>
      <ActivityMenu
        record={contact}
        write={changedContact}
        alsoIn={['accounts']}
        texts={{
          deactivate: t('contacts.deactivate'),
          reactivate: t('contacts.reactivate'),
          deactivated: t('contacts.deactivated'),
          reactivated: t('contacts.reactivated'),
          title: t('contacts.deactivate.title', { name: contact.name }),
          hint: t('contacts.deactivate.hint'),
        }}
      >
        {contact.is_active && (
          <MenuItem onSelect={() => setMerging(true)}>
            <Merge aria-hidden />
            {t('contacts.merge')}
          </MenuItem>
        )}
      </ActivityMenu>
      {(merging || otherId) && <ContactMerge contact={contact} otherId={otherId} onClose={close} />}
    </>
  );
}

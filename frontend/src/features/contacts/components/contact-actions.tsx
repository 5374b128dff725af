'use client';

import { ActivityMenu } from '@/components/app-shell/activity-menu';
import { changedContact, type Contact } from '@/features/contacts/api';
import { t } from '@/lib/i18n/contacts';

export function ContactActions({ contact }: { contact: Contact }) {
  return (
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
    />
  );
}

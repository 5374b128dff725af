'use client';

import { plainFields, type FieldText } from '@/components/merge/field-choice';
import { MergeDialog } from '@/components/merge/merge-dialog';
import { addressesText } from '@/components/ui/address-text';
import { readContact, type Contact } from '@/features/contacts/api';
import { channelNames, contactLabels as labels } from '@/features/contacts/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { paths } from '@/lib/paths/paths';
import { ManagerName } from './reports-to';

type ContactMergeProps = {
  contact: Contact;
  /** The other one, where it has been chosen already. */
  otherId?: string;
  onClose: () => void;
};

const own = ['first_name', 'last_name', 'email', 'phone', 'title', 'description'] as const;

export function ContactMerge({ contact, otherId, onClose }: ContactMergeProps) {
  const ownerName = useOwnerName();
  const fields: FieldText<Contact>[] = [
    ...plainFields<Contact>(labels, own),
    {
      name: 'channel',
      label: labels.channel,
      text: ({ channel }) => (channel ? channelNames[channel] : ''),
    },
    {
      name: 'reports_to_id',
      label: labels.reports_to_id,
      text: (each) => each.reports_to_id ?? '',
      show: (each) => <ManagerName id={each.reports_to_id ?? ''} />,
    },
    { name: 'addresses', label: labels.addresses, text: addressesText },
    { name: 'owner_id', label: labels.owner_id, text: (each) => ownerName(each.owner_id) },
  ];
  return (
    <MergeDialog
      kind="contact"
      record={contact}
      otherId={otherId}
      within={contact.account_name}
      fields={fields}
      read={readContact}
      href={paths.contacts.detail}
      onClose={onClose}
    />
  );
}

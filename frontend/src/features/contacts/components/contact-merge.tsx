'use client';

import { useRouter } from 'next/navigation';
import { MergeDialog } from '@/components/merge/merge-dialog';
import { readContact, useManager, type Contact } from '@/features/contacts/api';
import { contactLabels as labels } from '@/features/contacts/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { paths } from '@/lib/paths/paths';

type ContactMergeProps = {
  contact: Contact;
  /** The other one, where it has been chosen already. */
  otherId?: string;
  onClose: () => void;
};

const own = ['first_name', 'last_name', 'email', 'phone', 'title', 'description'] as const;

export function ContactMerge({ contact, otherId, onClose }: ContactMergeProps) {
  const router = useRouter();
  const ownerName = useOwnerName();
  const fields = [
    ...own.map((name) => ({
      name,
      label: labels[name],
      text: (each: Contact) => each[name] ?? '',
    })),
    {
      name: 'reports_to_id',
      label: labels.reports_to_id,
      text: (each: Contact) => each.reports_to_id ?? '',
      show: (each: Contact) => <ManagerName id={each.reports_to_id} />,
    },
    { name: 'owner_id', label: labels.owner_id, text: (each: Contact) => ownerName(each.owner_id) },
  ];
  return (
    <MergeDialog
      kind="contact"
      record={contact}
      otherId={otherId}
      within={contact.account_name}
      fields={fields}
      read={readContact}
      onClose={onClose}
      onMerged={(merge) => {
        onClose();
        router.push(paths.contacts.detail(merge.survivor_id));
      }}
    />
  );
}

function ManagerName({ id }: { id: string | null }) {
  return useManager(id).data?.name ?? id;
}

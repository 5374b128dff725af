'use client';

import { RecordLink } from '@/components/ui/record-link';
import { useManager } from '@/features/contacts/api';
import { paths } from '@/lib/paths/paths';

/** Whom a contact reports to, by name; by id until that is known. */
export function ManagerName({ id }: { id: string }) {
  return useManager(id).data?.name ?? id;
}

export function ManagerLink({ id }: { id: string }) {
  return (
    <RecordLink href={paths.contacts.detail(id)}>
      <ManagerName id={id} />
    </RecordLink>
  );
}

'use client';

import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { useManager } from '@/features/contacts/api';
import { paths } from '@/lib/paths/paths';

type RecordLinkProps = { href: string; children: ReactNode };

export function RecordLink({ href, children }: RecordLinkProps) {
  return (
    <Link href={href} className="text-accent-ink hover:underline">
      {children}
    </Link>
  );
}

export function ManagerLink({ id }: { id: string }) {
  const manager = useManager(id);
  return <RecordLink href={paths.contacts.detail(id)}>{manager.data?.name ?? id}</RecordLink>;
}

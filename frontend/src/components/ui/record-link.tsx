import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Link } from './link';

type RecordLinkProps = { href: string; className?: string; children: ReactNode };

/** Leads from one record to another, within text and facts. */
export function RecordLink({ href, className, children }: RecordLinkProps) {
  return (
    <Link href={href} className={cn('text-accent-ink hover:underline', className)}>
      {children}
    </Link>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { RecordSkeleton } from '@/components/states/record-skeleton';

/** In place of a record that went into another one: that one. */
export function MergedAway({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => router.replace(href), [router, href]);
  return <RecordSkeleton />;
}

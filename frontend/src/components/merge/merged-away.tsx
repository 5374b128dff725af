'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { RecordSkeleton } from '@/components/states/record-skeleton';

type MergedAwayProps = { href: string; certain: boolean };

/** In place of a record that went into another one: that one. What was read before an undo is not `certain`. */
export function MergedAway({ href, certain }: MergedAwayProps) {
  const router = useRouter();
  useEffect(() => {
    if (certain) router.replace(href);
  }, [router, href, certain]);
  return <RecordSkeleton />;
}

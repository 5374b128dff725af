'use client';

import dynamic from 'next/dynamic';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

/** The timeline of a record page, loaded after the record itself. */
export const Timeline = dynamic(() => import('./timeline').then((module) => module.Timeline), {
  ssr: false,
  loading: () => (
    <Card>
      <div className="space-y-4">
        <Skeleton className="h-12" />
        <Skeleton className="w-2/3" />
        <Skeleton className="w-5/6" />
      </div>
    </Card>
  ),
});

'use client';

import dynamic from 'next/dynamic';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

/** The files of a record page, loaded after the record itself. */
export const Files = dynamic(() => import('./files').then((module) => module.Files), {
  ssr: false,
  loading: () => (
    <Card>
      <div className="space-y-4">
        <Skeleton className="h-12" />
        <Skeleton className="w-2/3" />
      </div>
    </Card>
  ),
});

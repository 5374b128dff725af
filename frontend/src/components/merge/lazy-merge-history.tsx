'use client';

import dynamic from 'next/dynamic';

export const MergeHistory = dynamic(
  () => import('./merge-history').then((module) => module.MergeHistory),
  { ssr: false },
);

'use client';

import dynamic from 'next/dynamic';

export const StaffServices = dynamic(
  () => import('./staff-services').then((module) => module.StaffServices),
  { ssr: false },
);

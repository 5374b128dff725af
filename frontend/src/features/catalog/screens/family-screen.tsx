'use client';

import dynamic from 'next/dynamic';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { NoPermissionState } from '@/components/states/states';
import { useFamily } from '@/features/catalog/families-api';
import { useCan } from '@/lib/auth/session-context';
import { useRouteId } from '@/lib/paths/use-route-id';

const FamilyEditor = dynamic(
  () => import('@/features/catalog/components/family-editor').then((m) => m.FamilyEditor),
  { ssr: false, loading: () => <RecordSkeleton /> },
);

/** A family's dimensions and items, and what they come to; without rights to change it, only the last. */
export function FamilyScreen() {
  const isNew = useRouteId() === 'new';
  const canWrite = useCan('products:write');
  if (!isNew) {
    return (
      <RecordScreen useRead={useFamily}>
        {(family) => <FamilyEditor key={family.version} family={family} canWrite={canWrite} />}
      </RecordScreen>
    );
  }
  return canWrite ? <FamilyEditor family={null} canWrite /> : <NoPermissionState />;
}

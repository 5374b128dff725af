import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ExportsScreen } from '@/features/exports/screens/exports-screen';
import { ImportsScreen } from '@/features/imports/screens/imports-screen';
import { t } from '@/lib/i18n/settings';

export const metadata: Metadata = { title: t('settings.data') };

export default function DataPage() {
  return (
    <Suspense>
      <ImportsScreen />
      <ExportsScreen />
    </Suspense>
  );
}

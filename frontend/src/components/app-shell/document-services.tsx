'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { env } from '@/lib/env';
import { t } from '@/lib/i18n/t';
import { watchInstall } from '@/lib/offline/install';
import { registerServiceWorker } from '@/lib/offline/service-worker';
import { watchSystemTheme } from '@/lib/theme/theme';
import { useToasts } from '@/stores/toasts';

const Toaster = dynamic(() => import('@/components/ui/toaster').then((module) => module.Toaster), {
  ssr: false,
});

/** Milliseconds before the service worker fetches every page, so that the one that is open comes first. */
const BREATH = 3_000;

/**
 * What runs once for every page: the service worker with its offer to update, the device's
 * appearance, and the messages.
 */
export function DocumentServices() {
  const show = useToasts((state) => state.show);
  useEffect(() => watchSystemTheme(), []);
  useEffect(() => watchInstall(), []);
  useEffect(() => {
    if (!env.isProduction) return;
    const register = () =>
      void registerServiceWorker((apply) =>
        show({
          id: 'update',
          message: t('update.ready'),
          tone: 'neutral',
          sticky: true,
          action: { label: t('update.reload'), run: apply },
        }),
      ).catch(() => undefined);
    const later = setTimeout(register, BREATH);
    return () => clearTimeout(later);
  }, [show]);
  return <Toaster />;
}

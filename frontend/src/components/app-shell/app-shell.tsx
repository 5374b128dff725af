'use client';

import { WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '@/lib/i18n/staff';
import { useOnline } from '@/lib/offline/use-online';
import { CreateFab } from './create-fab';
import { Sidebar } from './sidebar';
import { TabBar } from './tab-bar';
import { TopBar } from './top-bar';

/** The frame of every staff page: sidebar and top bar on desktop, tab bar and "new" button on phones. */
export function AppShell({ children }: { children: ReactNode }) {
  return (
    <div className="lg:flex">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-3 font-medium text-accent-contrast focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t('shell.skip')}
      </a>
      <Sidebar />
      <div className="min-w-0 flex-1">
        <TopBar />
        <OfflineBanner />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-7xl px-4 pt-5 pb-[calc(10rem+env(safe-area-inset-bottom))] md:px-6 lg:px-8 lg:pt-7 lg:pb-16"
        >
          {children}
        </main>
      </div>
      <CreateFab />
      <TabBar />
    </div>
  );
}

function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-sm font-medium text-warn">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {t('state.offline.banner')}
        </p>
      )}
    </div>
  );
}

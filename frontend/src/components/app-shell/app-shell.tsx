'use client';

import type { ReactNode } from 'react';
import { t } from '@/lib/i18n/staff';
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
        {/* Filled by the outbox, which is loaded after the page. */}
        <div id="outbox-status" role="status" />
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

'use client';

import { Download } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/i18n/outbox';
import { installOffer } from '@/lib/offline/install';

const DISMISSED = 'install-dismissed';
const FIRST_VISIT = 'first-visit';

/** Not on the first visit: nobody installs what they have not used yet, and the page has enough to do. */
function isWanted(): boolean {
  try {
    if (!localStorage.getItem(FIRST_VISIT)) {
      localStorage.setItem(FIRST_VISIT, 'now');
      sessionStorage.setItem(FIRST_VISIT, 'now');
    }
    return !sessionStorage.getItem(FIRST_VISIT) && !localStorage.getItem(DISMISSED);
  } catch {
    return false;
  }
}

/** Offers once, from the second visit on, to install the application; whoever says no is not asked again here. */
export function InstallOffer() {
  const offer = useSyncExternalStore(installOffer.subscribe, installOffer.get, () => null);
  const [wanted, setWanted] = useState(isWanted);
  if (!offer || !wanted) return null;
  const dismiss = () => {
    setWanted(false);
    localStorage.setItem(DISMISSED, new Date().toISOString());
  };
  return (
    <section
      aria-label={t('install.title', { app: t('app.name') })}
      className="fixed inset-x-4 bottom-[calc(9.5rem+env(safe-area-inset-bottom))] z-20 mx-auto max-w-md animate-in rounded-sheet border border-line bg-surface p-4 shadow-raised fade-in lg:right-6 lg:bottom-6 lg:left-auto"
    >
      <div className="flex items-start gap-3">
        <Download aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
        <div className="min-w-0">
          <p className="font-semibold">{t('install.title', { app: t('app.name') })}</p>
          <p className="mt-0.5 text-muted">{t('install.hint')}</p>
        </div>
      </div>
      <div className="mt-3 flex flex-row-reverse gap-2 max-md:*:flex-1">
        <Button tone="primary" onClick={() => void installOffer.accept()}>
          {t('install.accept')}
        </Button>
        <Button onClick={dismiss}>{t('install.later')}</Button>
      </div>
    </section>
  );
}

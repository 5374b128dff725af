'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Givable } from '@/lib/api/give-owner';
import { t } from '@/lib/i18n/bulk';
import type { Chosen } from './use-selection';

const OwnerDialog = dynamic(() => import('./owner-dialog').then((module) => module.OwnerDialog), {
  ssr: false,
});

type SelectionBarProps = {
  domain: Givable;
  rows: readonly Chosen[];
  onClear: () => void;
};

/** What can be done with the chosen rows: under the thumb on phones, at the list's end on desktops. */
export function SelectionBar({ domain, rows, onClear }: SelectionBarProps) {
  const [giving, setGiving] = useState<readonly Chosen[] | null>(null);
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('bulk.label')}
        className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-40 flex items-center gap-2 rounded-sheet border border-line bg-surface p-2 pl-4 shadow-raised md:sticky md:inset-x-auto md:bottom-20 lg:bottom-4"
      >
        <p className="min-w-0 flex-1 font-medium" aria-live="polite">
          {t('bulk.chosen', { count: rows.length })}
        </p>
        <Button tone="quiet" onClick={onClear}>
          {t('action.clear')}
        </Button>
        <Button tone="primary" disabled={rows.length === 0} onClick={() => setGiving(rows)}>
          {t('bulk.owner')}
        </Button>
      </div>
      {giving && (
        <OwnerDialog
          domain={domain}
          rows={giving}
          onClose={(done) => {
            setGiving(null);
            if (done) onClear();
          }}
        />
      )}
    </>
  );
}

'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { t } from '@/lib/i18n/staff';
import { useCreatableKinds } from './use-can-create';

const CreateSheet = dynamic(() => import('./create-sheet').then((module) => module.CreateSheet), {
  ssr: false,
});

/** The phone's floating "new" button. */
export function CreateFab() {
  const kinds = useCreatableKinds();
  const [open, setOpen] = useState(false);
  if (kinds.length === 0) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t('shell.addNew')}
        onClick={() => setOpen(true)}
        className="fixed right-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-20 grid size-14 place-items-center rounded-2xl bg-accent text-accent-contrast shadow-raised transition-transform active:scale-95 lg:hidden [body:has([data-form-actions])_&]:hidden"
      >
        <Plus aria-hidden className="size-6" />
      </button>
      {open && <CreateSheet onClose={() => setOpen(false)} />}
    </>
  );
}

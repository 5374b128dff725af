'use client';

import { Search } from 'lucide-react';
import { t } from '@/lib/i18n/commands';
import { useCommands } from '@/stores/commands';

/** The top bar's way into the command palette, with the key that does the same. */
export function SearchButton() {
  const show = useCommands((state) => state.show);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K"
      onClick={() => show('palette')}
      className="mr-auto flex min-h-10 w-72 items-center gap-2.5 rounded-control border border-line bg-surface px-3 text-muted hover:border-line-strong hover:text-ink"
    >
      <Search aria-hidden className="size-4" />
      {t('command.title')}
      <kbd className="ml-auto rounded-md border border-line bg-sunken px-1.5 text-xs">
        {t('command.keys')}
      </kbd>
    </button>
  );
}

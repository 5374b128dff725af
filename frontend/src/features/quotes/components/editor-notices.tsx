'use client';

import { CircleAlert, History } from 'lucide-react';
import { ConflictNotice } from '@/components/form/conflict-notice';
import { Button } from '@/components/ui/button';
import type { QuoteEditor } from '@/features/quotes/use-quote-editor';
import { t } from '@/lib/i18n/quote-page';

/** What stands above the sections: a restored draft, a refusal, or somebody else's text beside one's own. */
export function EditorNotices({ editor }: { editor: QuoteEditor }) {
  const { restored, notice, conflict } = editor;
  return (
    <div className="space-y-3 empty:hidden" aria-live="polite">
      {restored && (
        <p className="flex items-center gap-2 rounded-control bg-accent-soft py-1 pr-1 pl-3 text-accent-ink">
          <History aria-hidden className="size-4 shrink-0" />
          <span className="flex-1">{t('form.draftRestored')}</span>
          <Button tone="accent" onClick={editor.discard}>
            {t('form.draftDiscard')}
          </Button>
        </p>
      )}
      {notice && (
        <p className="flex items-center gap-2 rounded-control bg-bad-soft px-3 py-2.5 text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {notice}
        </p>
      )}
      {conflict && (
        <ConflictNotice
          conflict={conflict}
          labels={conflict.labels}
          onUseTheirs={editor.useTheirs}
          onKeepMine={editor.keepMine}
        />
      )}
    </div>
  );
}

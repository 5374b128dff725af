'use client';

import { CircleAlert, History } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/t';
import { ConflictNotice } from './conflict-notice';

type Compared = ComponentProps<typeof ConflictNotice>;
type Editor = {
  restored: boolean;
  notice: string | null;
  conflict: (Compared['conflict'] & Pick<Compared, 'labels'>) | null;
  discard: () => void;
  useTheirs: () => void;
  keepMine: () => void;
};

/** What stands above lines being edited: a restored draft, a refusal, or somebody else's beside one's own. */
export function EditorNotices({ editor, className }: { editor: Editor; className?: string }) {
  const { restored, notice, conflict } = editor;
  return (
    <div className={cn('space-y-3', className)} aria-live="polite">
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

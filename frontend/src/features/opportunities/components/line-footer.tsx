'use client';

import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { LineEditor } from '@/features/opportunities/use-line-editor';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';
import { useIsWide } from '@/lib/use-media-query';

/** The total, and while lines are unsaved their one Save, both in reach of the thumb. */
export function LineFooter({ editor, total }: { editor: LineEditor; total: string }) {
  const { dirty, pending, money } = editor;
  const format = useOrgFormat();
  const wide = useIsWide();
  return (
    <div
      data-form-actions={dirty ? '' : undefined}
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-b-sheet border-t border-line bg-surface px-4 py-3 md:px-5',
        dirty &&
          'sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 shadow-raised lg:bottom-0',
      )}
    >
      <p className="mr-auto" aria-live="polite">
        <span className="block text-xs text-muted">
          {t('line.total')}
          {dirty && ` · ${t('lines.unsaved')}`}
        </span>
        <span className="text-lg font-semibold tabular">{format.money(total, money.currency)}</span>
      </p>
      {dirty && (
        <>
          <Button
            size={wide ? 'md' : 'icon'}
            aria-label={t('lines.discard')}
            onClick={editor.discard}
            disabled={pending}
          >
            {wide ? t('lines.discard') : <Undo2 aria-hidden />}
          </Button>
          <Button tone="primary" pending={pending} onClick={editor.save}>
            {pending ? t('status.saving') : t('lines.save')}
          </Button>
        </>
      )}
    </div>
  );
}

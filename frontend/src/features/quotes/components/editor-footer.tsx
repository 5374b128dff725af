'use client';

import { Ellipsis, Eye, Undo2, UserRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { QuoteDetail } from '@/features/quotes/api';
import { marginOf } from '@/features/quotes/margin';
import type { QuoteEditor } from '@/features/quotes/use-quote-editor';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { usePendingState } from '@/lib/offline/pending';
import { useIsWide } from '@/lib/use-media-query';
import { QuoteActions } from './quote-actions';

const PreviewDialog = dynamic(() => import('./preview-dialog').then((m) => m.PreviewDialog), {
  ssr: false,
});

type EditorFooterProps = { editor: QuoteEditor; quote: QuoteDetail; onDetails: () => void };

/** The total at every keystroke, and the one next step, both in reach of the thumb. */
export function EditorFooter({ editor, quote, onDetails }: EditorFooterProps) {
  const { dirty, pending, totals } = editor;
  const [previewing, setPreviewing] = useState(false);
  const format = useOrgFormat();
  const wide = useIsWide();
  const waits = usePendingState(quote.id) !== null;
  const margin = marginOf(totals);
  const money = (amount: string) => format.money(amount, totals.currency);
  const others = [
    ...(dirty || waits
      ? []
      : [
          { label: t('quotes.preview'), icon: <Eye aria-hidden />, run: () => setPreviewing(true) },
        ]),
    { label: t('quotes.details'), icon: <UserRound aria-hidden />, run: onDetails },
    ...(dirty
      ? [{ label: t('quotes.discard'), icon: <Undo2 aria-hidden />, run: editor.discard }]
      : []),
  ];
  return (
    <div
      data-form-actions
      className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-sheet border border-line bg-surface px-4 py-3 shadow-raised md:px-5 lg:bottom-0"
    >
      <p className="min-w-0 flex-1" aria-live="polite">
        <span className="block text-xs text-muted">
          {t('field.total')}
          {dirty && ` · ${t('quotes.unsaved')}`}
          {totals.incomplete && ` · ${t('quotes.incomplete')}`}
        </span>
        <span data-total className="text-lg font-semibold tabular">
          {money(totals.total)}
        </span>
        <span className="block text-xs text-muted tabular">
          {t('quotes.internal.margin', {
            amount: money(margin.amount),
            percent: format.decimal(margin.percent),
          })}
        </span>
      </p>
      {wide ? (
        others.map(({ label, icon, run }) => (
          <Button key={label} onClick={run} disabled={pending}>
            {icon}
            {label}
          </Button>
        ))
      ) : (
        <Menu
          trigger={
            <Button size="icon" aria-label={t('action.more')} disabled={pending}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          {others.map(({ label, icon, run }) => (
            <MenuItem key={label} onSelect={run}>
              {icon}
              {label}
            </MenuItem>
          ))}
        </Menu>
      )}
      {dirty ? (
        <Button tone="primary" pending={pending} onClick={editor.save}>
          {pending ? t('status.saving') : t('action.save')}
        </Button>
      ) : (
        !waits && <QuoteActions quote={quote} />
      )}
      {previewing && <PreviewDialog quote={quote} onClose={() => setPreviewing(false)} />}
    </div>
  );
}

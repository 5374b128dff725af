'use client';

import { QueryState } from '@/components/states/query-state';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { usePreview, type Quote } from '@/features/quotes/api';
import { t } from '@/lib/i18n/quote-page';

/** The page that the client will open, made by the server from the same template; a frame in which nothing runs. */
export function PreviewDialog({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('quotes.preview.title')}
      description={t('quotes.preview.hint')}
    >
      <DialogBody>
        <QueryState query={usePreview(quote)} skeleton={<RecordSkeleton />}>
          {({ html }) => (
            <iframe
              sandbox=""
              srcDoc={html}
              title={t('quotes.preview.title')}
              className="w-full rounded-control border border-line"
              style={{ height: '70dvh', colorScheme: 'light' }}
            />
          )}
        </QueryState>
      </DialogBody>
    </Dialog>
  );
}

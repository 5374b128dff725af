'use client';

import { FilePenLine } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Timeline } from '@/components/activities/lazy-timeline';
import { PhoneActions, RecordHeader, RecordIcon } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { Badge } from '@/components/ui/badge';
import { StagePath } from '@/components/ui/stage-path';
import { quoteTone } from '@/components/ui/status-tones';
import { isComplete, useQuote, type QuoteRecord } from '@/features/quotes/api';
import { QuoteDetails } from '@/features/quotes/components/quote-details';
import { quoteSteps } from '@/features/quotes/status';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { useIsWide } from '@/lib/use-media-query';
import { useReopenedForm } from '@/stores/reopened-form';

const QuoteDocument = dynamic(
  () => import('@/features/quotes/components/quote-document').then((m) => m.QuoteDocument),
  { ssr: false, loading: () => <CardSkeleton title={t('quotes.lines')} /> },
);
const QuoteInternal = dynamic(
  () => import('@/features/quotes/components/quote-internal').then((m) => m.QuoteInternal),
  { ssr: false },
);
const QuoteAnswer = dynamic(
  () => import('@/features/quotes/components/quote-answer').then((m) => m.QuoteAnswer),
  { ssr: false },
);
const QuoteEditor = dynamic(
  () => import('@/features/quotes/components/quote-editor').then((m) => m.QuoteEditor),
  { ssr: false, loading: () => <CardSkeleton title={t('quotes.lines')} /> },
);
const QuoteActions = dynamic(
  () => import('@/features/quotes/components/quote-actions').then((m) => m.QuoteActions),
  { ssr: false },
);

const QuoteSharing = dynamic(
  () => import('@/components/sharing/quote-sharing').then((m) => m.QuoteSharing),
  { ssr: false },
);

export function QuoteScreen() {
  return <RecordScreen useRead={useQuote}>{(quote) => <QuoteView quote={quote} />}</RecordScreen>;
}

function QuoteView({ quote }: { quote: QuoteRecord }) {
  const wide = useIsWide();
  const mayWrite = useCan('quotes:write');
  const reopened = useReopenedForm();
  const editing = mayWrite && quote.status === 'Draft';
  const actions = mayWrite && !editing && isComplete(quote) && <QuoteActions quote={quote} />;
  return (
    <>
      <title>{quote.title}</title>
      <QuoteHeader quote={quote} editing={editing} actions={wide && actions} />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          {!isComplete(quote) ? (
            <CardSkeleton title={t('quotes.lines')} />
          ) : editing ? (
            <QuoteEditor key={reopened.at} quote={quote} />
          ) : (
            <QuoteDocument quote={quote} />
          )}
          <Timeline of={{ side: 'what', type: 'quote', id: quote.id }} />
        </div>
        <div className="min-w-0 space-y-4">
          {quote.answer && <QuoteAnswer answer={quote.answer} currency={quote.currency} />}
          {isComplete(quote) && quote.status !== 'Draft' && <QuoteSharing quote={quote} />}
          {isComplete(quote) && !editing && <QuoteInternal quote={quote} />}
          <QuoteDetails quote={quote} />
          <Files of={{ type: 'quote', id: quote.id }} />
        </div>
      </div>
      {!wide && actions && <PhoneActions>{actions}</PhoneActions>}
    </>
  );
}

type HeaderProps = { quote: QuoteRecord; editing: boolean; actions: React.ReactNode };

/** While a draft is edited its total stands in the editor's footer, as of what is entered. */
function QuoteHeader({ quote, editing, actions }: HeaderProps) {
  const format = useOrgFormat();
  const total = { label: t('field.total'), value: format.money(quote.total, quote.currency) };
  return (
    <RecordHeader
      kind={[t('record.quote'), quote.number].filter(Boolean).join(' ')}
      title={quote.title}
      icon={<RecordIcon icon={FilePenLine} />}
      badges={<Badge tone={quoteTone(quote.status)}>{quote.status}</Badge>}
      facts={[
        ...(editing ? [] : [total]),
        { label: t('quotes.column.account'), value: quote.account_name },
        {
          label: t('quotes.column.validUntil'),
          value: quote.valid_until ? format.date(quote.valid_until) : '–',
        },
      ]}
      actions={actions}
    >
      <StagePath label={t('quotes.path')} steps={quoteSteps(quote)} current={quote.status} />
    </RecordHeader>
  );
}

'use client';

import { EditorNotices } from '@/components/form/editor-notices';
import { Layers, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import type { QuoteDetail } from '@/features/quotes/api';
import { isOfDetails } from '@/features/quotes/draft-errors';
import { useFamiliesAhead, useTaxCodes } from '@/features/quotes/families';
import { useDeeds } from '@/features/quotes/use-deeds';
import { useQuoteEditor } from '@/features/quotes/use-quote-editor';
import { t } from '@/lib/i18n/quote-page';
import { taxFor } from '@/lib/pricing/family';
import { EditorFooter } from './editor-footer';
import { SectionCard } from './section-card';
import { TextCard } from './text-card';

const AddFamilyDialog = dynamic(
  () => import('./add-family-dialog').then((m) => m.AddFamilyDialog),
  { ssr: false },
);
const DetailsSheet = dynamic(() => import('./details-sheet').then((m) => m.DetailsSheet), {
  ssr: false,
});
const LineSheet = dynamic(() => import('./line-sheet').then((m) => m.LineSheet), { ssr: false });
const SectionSheet = dynamic(() => import('./section-sheet').then((m) => m.SectionSheet), {
  ssr: false,
});

type Shown = { line: string } | { section: string } | 'families' | 'details' | null;

/** A draft as it is put together: sections that open and close, and what they come to below. */
export function QuoteEditor({ quote }: { quote: QuoteDetail }) {
  const editor = useQuoteEditor(quote);
  const { draft, dispatch, totals, errors, pending } = editor;
  const [shown, setShown] = useState<Shown>(null);
  const [told, setTold] = useState(errors);
  if (told !== errors) {
    setTold(errors);
    if (isOfDetails(errors)) setShown('details');
  }
  const taxCodes = useTaxCodes();
  const deeds = useDeeds(
    draft,
    dispatch,
    (product) => taxFor(product?.tax_code_id ?? null, taxCodes),
    setShown,
  );
  useFamiliesAhead();
  const close = () => setShown(null);
  const openFamilies = () => setShown('families');

  return (
    <div className="space-y-4">
      <EditorNotices className="empty:hidden" editor={editor} />
      <fieldset disabled={pending} className="min-w-0 space-y-4">
        <legend className="sr-only">{t('quotes.lines')}</legend>
        {draft.sections.length === 0 && (
          <EmptyState icon={Layers} title={t('quotes.nothing')} hint={t('quotes.nothing.hint')}>
            <Button tone="primary" onClick={openFamilies}>
              <Plus aria-hidden />
              {t('quotes.family.title')}
            </Button>
          </EmptyState>
        )}
        {draft.sections.map((section) => (
          <SectionCard
            key={section.id}
            section={section}
            totals={totals}
            errors={errors}
            deeds={deeds}
          />
        ))}
        {draft.sections.length > 0 && (
          <Button wide onClick={openFamilies}>
            <Plus aria-hidden />
            {t('quotes.family.title')}
          </Button>
        )}
        <TextCard
          fields={draft.fields}
          errors={errors.fields}
          onChange={(change) => dispatch({ type: 'fields', change })}
        />
      </fieldset>
      <EditorFooter editor={editor} quote={quote} onDetails={() => setShown('details')} />
      {shown === 'families' && (
        <AddFamilyDialog
          markup={draft.fields.markup}
          terms={quote}
          onAdd={(section) => {
            dispatch({ type: 'add-section', section });
            close();
          }}
          onClose={close}
        />
      )}
      <OpenSheet shown={shown} quote={quote} editor={editor} deeds={deeds} onClose={close} />
    </div>
  );
}

type OpenSheetProps = {
  shown: Shown;
  quote: QuoteDetail;
  editor: ReturnType<typeof useQuoteEditor>;
  deeds: ReturnType<typeof useDeeds>;
  onClose: () => void;
};

/** The details, line or section being changed. */
function OpenSheet({ shown, quote, editor, deeds, onClose }: OpenSheetProps) {
  const { draft, dispatch, totals, errors } = editor;
  if (shown === null || shown === 'families') return null;
  if (shown === 'details') {
    return (
      <DetailsSheet
        fields={draft.fields}
        errors={errors.fields}
        onChange={(change) => dispatch({ type: 'fields', change })}
        onClose={onClose}
      />
    );
  }
  if ('section' in shown) {
    const section = draft.sections.find((each) => each.id === shown.section);
    if (!section) return null;
    return (
      <SectionSheet
        section={section}
        error={errors.sections[section.id]}
        onChange={(change) => dispatch({ type: 'change-section', id: section.id, change })}
        onClose={onClose}
      />
    );
  }
  const lines = draft.sections.flatMap((each) => each.lines);
  const line = lines.find((each) => each.id === shown.line);
  if (!line) return null;
  return (
    <LineSheet
      key={line.id}
      line={line}
      quote={quote}
      photoShared={lines.some((each) => each !== line && each.photo_id === line.photo_id)}
      errors={errors.lines[line.id]}
      net={totals.lines.get(line.id)?.net}
      total={totals.total}
      currency={totals.currency}
      onChange={(change) => dispatch({ type: 'change-line', id: line.id, change })}
      onChoose={() => dispatch({ type: 'choose', id: line.id })}
      onMove={(by) => deeds.onMove(line.id, by)}
      onCopy={() => deeds.onDuplicate(line.id)}
      onRemove={() => deeds.onRemove(line.id)}
      onClose={onClose}
    />
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { useMemo, useReducer, useRef, useState } from 'react';
import { draftName } from '@/components/form/draft-name';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { send, type Sent } from '@/lib/offline/send';
import { sayQueued, toast } from '@/stores/toasts';
import { fetchQuote, type QuoteDetail } from './api';
import { changedQuote } from './changed-quote';
import { changesOf, draftOf, isSame, type Draft } from './draft';
import { errorsOf, hasErrors, NO_ERRORS, placeErrors } from './draft-errors';
import { previewOf } from './draft-preview';
import { draftReducer } from './draft-reducer';
import { totalsOf } from './draft-totals';
import { forgetPhotos } from './photos';
import { readKept, useKeptDraft, type Kept } from './kept-draft';
import type { QuoteConflict } from './quote-conflict';

type Attempt = { draft: Draft; base: Kept['base'] };
type Outcome = { sent: Sent<QuoteDetail> } | { theirs: QuoteDetail };

/**
 * The draft of one quote while it is edited: what is typed and what it comes to, one save, and whose text wins when
 * somebody else has saved another one.
 */
export function useQuoteEditor(quote: QuoteDetail) {
  const key = `${identityOf(useSession())}:${draftName('quotes', quote.id)}`;
  const [stored] = useState(() => draftOf(quote));
  const [kept] = useState(() => readKept(key, stored));
  const [draft, dispatch] = useReducer(draftReducer, kept?.draft ?? stored);
  const [base, setBase] = useState<Kept['base']>(() =>
    kept && !isSame(kept.base.draft, stored)
      ? kept.base
      : { draft: stored, version: quote.version },
  );
  const [seen, setSeen] = useState(quote);
  const [restored, setRestored] = useState(kept !== null);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [notice, setNotice] = useState<string | null>(null);
  const [conflict, setConflict] = useState<QuoteConflict | null>(null);
  const idempotencyKey = useRef<string>(crypto.randomUUID());
  const changed = useChanged();
  const ownerName = useOwnerName();
  const dirty = !isSame(draft, base.draft);
  const { currency, margin_basis } = quote;
  const totals = useMemo(
    () => totalsOf(draft, { currency, margin_basis }),
    [draft, currency, margin_basis],
  );
  useKeptDraft(key, dirty, { draft, base, replaces: kept?.replaces });

  const startFrom = (from: Draft, version: number) => {
    setBase({ draft: from, version });
    dispatch({ type: 'reset', draft: from });
    setErrors(NO_ERRORS);
    setNotice(null);
    setConflict(null);
    setRestored(false);
  };

  if (seen !== quote) {
    setSeen(quote);
    const present = draftOf(quote);
    if (isSame(present, base.draft)) setBase({ draft: base.draft, version: quote.version });
    else if (!dirty) startFrom(present, quote.version);
  }

  const mutation = useMutation({
    mutationFn: async ({ draft: mine, base: from }: Attempt): Promise<Outcome> => {
      const show = { ...changesOf(mine, from.draft), ...previewOf(mine, totalsOf(mine, quote)) };
      const write = (version: number, writeKey: string) =>
        send<QuoteDetail>(
          changedQuote({ ...quote, version }, changesOf(mine, from.draft), show),
          writeKey,
          { values: { draft: mine, base: from }, replaces: kept?.replaces },
        );
      try {
        return { sent: await write(from.version, idempotencyKey.current) };
      } catch (error) {
        if (toApiError(error).code !== 'stale_version') throw error;
        const present = await fetchQuote(quote.id);
        if (!isSame(draftOf(present), from.draft)) return { theirs: present };
        return { sent: await write(present.version, crypto.randomUUID()) };
      }
    },
    onSuccess: async (outcome, { draft: mine, base: from }) => {
      idempotencyKey.current = crypto.randomUUID();
      if ('theirs' in outcome) {
        const { quoteConflict } = await import('./quote-conflict');
        return setConflict(quoteConflict(outcome.theirs, mine, ownerName));
      }
      const { record, queued } = outcome.sent;
      if (queued) {
        startFrom(mine, from.version);
        return sayQueued();
      }
      startFrom(draftOf(record), record.version);
      changed('quotes', record, ['accounts']);
      toast.good(t('quotes.saved'));
    },
    onError: (cause, { draft: mine }) => {
      const error = toApiError(cause);
      if (error.isFinal) idempotencyKey.current = crypto.randomUUID();
      const placed = placeErrors(error.errors, mine);
      setErrors(placed.errors);
      const marked = hasErrors(placed.errors) ? t('form.checkFields') : errorMessage(error);
      setNotice(placed.homeless.join(' ') || marked);
    },
  });

  const attempt = (from: Kept['base']) => {
    if (mutation.isPending) return;
    const wrong = errorsOf(draft, currency);
    setErrors(wrong);
    setNotice(hasErrors(wrong) ? t('form.checkFields') : null);
    if (!hasErrors(wrong)) mutation.mutate({ draft, base: from });
  };

  return {
    draft,
    dispatch,
    totals,
    dirty,
    errors,
    notice,
    conflict,
    restored: restored && dirty,
    pending: mutation.isPending,
    save: () => attempt(base),
    discard: () => {
      void forgetPhotos(draft, quote);
      startFrom(draftOf(quote), quote.version);
    },
    useTheirs: () => conflict && startFrom(draftOf(conflict.quote), conflict.quote.version),
    keepMine: () => {
      if (!conflict) return;
      const from = { draft: draftOf(conflict.quote), version: conflict.quote.version };
      setBase(from);
      setConflict(null);
      attempt(from);
    },
  };
}

export type QuoteEditor = ReturnType<typeof useQuoteEditor>;

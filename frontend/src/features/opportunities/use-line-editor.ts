'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/opportunities';
import { toast } from '@/stores/toasts';
import { fetchDeal, replaceLines, type DealDetail, type Line } from './api';
import type { LineConflict } from './line-conflict';
import { dropLineDraft, keepLineDraft, readLineDraft } from './line-draft';
import {
  lineErrors,
  linesReducer,
  moneyOf,
  payload,
  placeErrors,
  rowsOf,
  sameRows,
  type LineErrors,
  type LineRow,
} from './lines';

type Base = { lines: readonly Line[]; version: number };
type Attempt = { rows: readonly LineRow[]; base: Base };
type Outcome = { saved: DealDetail } | { theirs: DealDetail };

const NONE: LineErrors = {};
const sameLines = (a: readonly Line[], b: readonly Line[]) => sameRows(rowsOf(a), rowsOf(b));

/**
 * The lines of one deal while they are edited: typed values, draft, one save, and whose lines win when somebody else
 * has saved other ones. A change of the deal that leaves its lines alone (a stage, a date) is no conflict.
 */
export function useLineEditor(deal: DealDetail) {
  const draftKey = `${identityOf(useSession())}:opportunity:${deal.id}:lines`;
  const [draft] = useState(() => readLineDraft(draftKey));
  const [rows, dispatch] = useReducer(linesReducer, draft?.rows ?? rowsOf(deal.line_items));
  const [base, setBase] = useState<Base>(() => {
    if (!draft || sameLines(draft.base, deal.line_items)) {
      return { lines: deal.line_items, version: deal.version };
    }
    return { lines: draft.base, version: draft.version };
  });
  const [seen, setSeen] = useState(deal);
  const [restored, setRestored] = useState(draft !== null);
  const [errors, setErrors] = useState<LineErrors>(NONE);
  const [notice, setNotice] = useState<string | null>(null);
  const [conflict, setConflict] = useState<LineConflict | null>(null);
  const idempotencyKey = useRef<string>(crypto.randomUUID());
  const changed = useChanged();
  const money = moneyOf(deal);
  const dirty = !sameRows(rows, rowsOf(base.lines));

  if (seen !== deal) {
    setSeen(deal);
    if (sameLines(deal.line_items, base.lines)) {
      setBase({ lines: deal.line_items, version: deal.version });
    } else if (!dirty) {
      setBase({ lines: deal.line_items, version: deal.version });
      dispatch({ type: 'reset', rows: rowsOf(deal.line_items) });
    }
  }

  useEffect(() => {
    if (dirty) keepLineDraft(draftKey, { rows, base: base.lines, version: base.version });
    else dropLineDraft(draftKey);
  }, [dirty, rows, base, draftKey]);

  const startFrom = (stored: DealDetail) => {
    setBase({ lines: stored.line_items, version: stored.version });
    dispatch({ type: 'reset', rows: rowsOf(stored.line_items) });
    setErrors(NONE);
    setNotice(null);
    setConflict(null);
    setRestored(false);
  };

  const mutation = useMutation({
    mutationFn: async ({ rows: sent, base: from }: Attempt): Promise<Outcome> => {
      const write = async (version: number, key: string) => ({
        saved: await replaceLines(deal.id, { version, line_items: payload(sent) }, key),
      });
      try {
        return await write(from.version, idempotencyKey.current);
      } catch (error) {
        if (toApiError(error).code !== 'stale_version') throw error;
        const present = await fetchDeal(deal.id);
        if (!sameLines(present.line_items, from.lines)) return { theirs: present };
        return write(present.version, crypto.randomUUID());
      }
    },
    onSuccess: async (outcome, { rows: sent }) => {
      idempotencyKey.current = crypto.randomUUID();
      if ('theirs' in outcome) {
        const { lineConflict } = await import('./line-conflict');
        return setConflict(lineConflict(outcome.theirs, sent));
      }
      startFrom(outcome.saved);
      changed('opportunities', outcome.saved, ['accounts', 'contacts']);
      toast.good(t('lines.saved'));
    },
    onError: (cause, { rows: sent }) => {
      const error = toApiError(cause);
      if (error.isFinal) idempotencyKey.current = crypto.randomUUID();
      const placed = placeErrors(error.errors, sent);
      setErrors(placed.errors);
      const marked = Object.keys(placed.errors).length > 0;
      setNotice(placed.homeless.join(' ') || (marked ? t('lines.check') : errorMessage(error)));
    },
  });

  const attempt = (from: Base) => {
    if (mutation.isPending) return;
    const found = lineErrors(rows, money.digits);
    setErrors(found);
    const broken = Object.keys(found).length > 0;
    setNotice(broken ? t('lines.check') : null);
    if (!broken) mutation.mutate({ rows, base: from });
  };

  return {
    rows,
    dispatch,
    money,
    dirty,
    restored: restored && dirty,
    errors,
    notice,
    conflict,
    pending: mutation.isPending,
    save: () => attempt(base),
    discard: () => startFrom({ ...deal }),
    useTheirs: () => conflict && startFrom(conflict.deal),
    keepMine: () => {
      if (!conflict) return;
      const from = { lines: conflict.deal.line_items, version: conflict.version };
      setBase(from);
      setConflict(null);
      attempt(from);
    },
  };
}

export type LineEditor = ReturnType<typeof useLineEditor>;

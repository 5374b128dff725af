import { dropDraft, readDraft, writeDraft } from '@/lib/offline/drafts';
import type { Line } from './api';
import type { LineRow } from './lines';

/** Unsaved lines, and what they were based on. */
type LineDraft = { rows: readonly LineRow[]; base: readonly Line[]; version: number };

export function readLineDraft(key: string): LineDraft | null {
  const draft = readDraft(key);
  if (!draft || !Array.isArray(draft.values.rows) || !Array.isArray(draft.values.base)) return null;
  return {
    rows: draft.values.rows as LineRow[],
    base: draft.values.base as Line[],
    version: draft.version ?? 0,
  };
}

export function keepLineDraft(key: string, { rows, base, version }: LineDraft): void {
  writeDraft(key, { values: { rows, base }, version });
}

export const dropLineDraft = dropDraft;

'use client';

import { useEffect, useMemo, useRef, type Dispatch } from 'react';
import { newUlid } from '@/lib/api/ulid';
import { t } from '@/lib/i18n/quote-page';
import { toast } from '@/stores/toasts';
import type { Draft, DraftLine, DraftSection } from './draft';
import { newLine } from './draft-parts';
import { placeOf, type DraftAction } from './draft-reducer';
import type { Product } from './families';

type Added = { name: string; product?: Product };
type Show = (what: { line: string } | { section: string } | null) => void;

/** Whoever removes line after line with the keyboard stays among them. */
function focusLine(line: DraftLine | undefined): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-line="${line?.id ?? ''}"]`);
    row?.focus({ preventScroll: true });
  });
}

/** What can be done with lines and sections: the same functions at every keystroke, so that rows stay as they are. */
export function useDeeds(
  draft: Draft,
  dispatch: Dispatch<DraftAction>,
  taxOf: (product: Product | undefined) => DraftLine['tax'],
  show: Show,
) {
  const latest = useRef({ draft, taxOf });
  useEffect(() => {
    latest.current = { draft, taxOf };
  });
  return useMemo(() => {
    const sections = () => latest.current.draft.sections;
    const find = (id: string) => {
      const { section, at } = placeOf(sections(), id);
      return { section: sections()[section], at, line: sections()[section]?.lines[at] };
    };
    const undo = (run: () => void) => ({ label: t('action.undo'), run });
    return {
      onOpen: (line: string) => show({ line }),
      onEdit: (section: string) => show({ section }),
      onMove: (id: string, by: 1 | -1) => dispatch({ type: 'move-line', id, by }),
      onShift: (id: string, by: 1 | -1) => dispatch({ type: 'move-section', id, by }),
      onRemove: (id: string) => {
        const { section, at, line } = find(id);
        if (!section || !line) return;
        show(null);
        dispatch({ type: 'remove-line', id });
        focusLine(section.lines[at + 1] ?? section.lines[at - 1]);
        const back = () => dispatch({ type: 'add-line', section: section.id, line, at });
        toast.good(t('quotes.line.removed', { name: line.name }), undo(back));
      },
      onDuplicate: (id: string) => {
        const { section, at, line } = find(id);
        if (!section || !line) return;
        const copy = { ...line, id: newUlid() };
        dispatch({ type: 'add-line', section: section.id, line: copy, at: at + 1 });
        show({ line: copy.id });
      },
      onAdd: (section: string, added: Added) => {
        const line = newLine(newUlid(), added, latest.current.taxOf(added.product));
        dispatch({ type: 'add-line', section, line });
        show({ line: line.id });
      },
      onCopy: (section: DraftSection) => {
        const lines = section.lines.map((line) => ({ ...line, id: newUlid() }));
        const at = sections().findIndex((each) => each.id === section.id) + 1;
        dispatch({ type: 'add-section', section: { ...section, id: newUlid(), lines }, at });
      },
      onDrop: (section: DraftSection) => {
        const at = sections().findIndex((each) => each.id === section.id);
        dispatch({ type: 'remove-section', id: section.id });
        const back = () => dispatch({ type: 'add-section', section, at });
        const name = section.name || t('quotes.section.unnamed');
        toast.good(t('quotes.line.removed', { name }), undo(back));
      },
    };
  }, [dispatch, show]);
}

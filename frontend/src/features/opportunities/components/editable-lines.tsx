'use client';

import { useEffect } from 'react';
import type { DealDetail } from '@/features/opportunities/api';
import { useLineEditor } from '@/features/opportunities/use-line-editor';
import { LineEditor } from './line-editor';

type EditableLinesProps = { deal: DealDetail; onDirty: (dirty: boolean) => void };

/** The lines of a deal that can still be changed; the page hears of what is not saved. */
export function EditableLines({ deal, onDirty }: EditableLinesProps) {
  const editor = useLineEditor(deal);
  useEffect(() => {
    onDirty(editor.dirty);
    return () => onDirty(false);
  }, [editor.dirty, onDirty]);
  return <LineEditor editor={editor} />;
}

'use client';

import { useEffect, useState, type RefObject } from 'react';
import type { Column } from '@/features/opportunities/board';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';

type StageStripProps = {
  columns: readonly Column[];
  scroller: RefObject<HTMLElement | null>;
  elements: RefObject<Map<string, HTMLElement>>;
  onSelect: (stage: string) => void;
};

/** The stages as tabs above the phone's board: where one is, and one tap to another. */
export function StageStrip({ columns, scroller, elements, onSelect }: StageStripProps) {
  const [current, setCurrent] = useState(columns[0]?.stage as string | undefined);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const find = () => {
      const middle = box.getBoundingClientRect().left + box.clientWidth / 2;
      const hit = [...elements.current].find(([, column]) => {
        const { left, right } = column.getBoundingClientRect();
        return left <= middle && middle <= right;
      });
      if (hit) setCurrent(hit[0]);
    };
    box.addEventListener('scroll', find, { passive: true });
    return () => box.removeEventListener('scroll', find);
  }, [scroller, elements]);

  return (
    <div
      role="group"
      aria-label={t('board.stages')}
      className="-mx-4 mb-3 flex [scrollbar-width:none] gap-1 overflow-x-auto px-4 md:hidden"
    >
      {columns.map((column) => (
        <button
          key={column.stage}
          type="button"
          aria-pressed={current === column.stage}
          onClick={() => onSelect(column.stage)}
          className={cn(
            'flex min-h-11 shrink-0 items-center gap-1.5 rounded-control px-3 text-sm font-medium whitespace-nowrap',
            current === column.stage ? 'bg-accent-soft text-accent-ink' : 'text-muted',
          )}
        >
          {column.stage}
          <span className="tabular opacity-80">
            {column.next_cursor
              ? t('board.more', { count: column.items.length })
              : column.items.length}
          </span>
        </button>
      ))}
    </div>
  );
}

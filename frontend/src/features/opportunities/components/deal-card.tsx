'use client';

import { useDraggable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { isSettled } from '@/features/opportunities/board';
import type { Deal, Stage } from '@/features/opportunities/api';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';
import { DealFace } from './deal-face';
import { MoveMenu } from './move-menu';

type DealCardProps = {
  deal: Deal;
  /** Absent for those who may only read. */
  onMove?: (deal: Deal, to: Stage) => void;
  moving: boolean;
};

export const cardStyles =
  'relative rounded-control border border-line bg-surface p-3 shadow-card hover:border-line-strong';

/** A deal one can drag as a whole, pick up with the keyboard by its grip, or move by its menu. */
export function DealCard({ deal, onMove, moving }: DealCardProps) {
  const fixed = !onMove || moving || isSettled(deal);
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: deal.id,
    data: { deal },
    disabled: fixed,
  });
  const { onKeyDown, ...pointer } = listeners ?? {};
  return (
    <li
      ref={setNodeRef}
      {...pointer}
      aria-busy={moving || undefined}
      className={cn(
        cardStyles,
        'touch-manipulation select-none [-webkit-touch-callout:none]',
        (isDragging || moving) && 'opacity-50',
        !fixed && 'cursor-grab',
      )}
    >
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <DealFace deal={deal} />
        </div>
        {onMove && (
          <div className="relative z-10 -mt-2 -mr-2 flex flex-col">
            <MoveMenu deal={deal} onMove={onMove} disabled={moving} />
            {!isSettled(deal) && (
              <button
                ref={setActivatorNodeRef}
                {...attributes}
                type="button"
                aria-label={t('board.grip', { name: deal.name })}
                onKeyDown={onKeyDown as React.KeyboardEventHandler | undefined}
                className="grid size-11 cursor-grab place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink md:size-8"
              >
                <GripVertical aria-hidden className="size-4" />
              </button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

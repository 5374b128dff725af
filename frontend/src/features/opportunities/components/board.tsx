'use client';

import { DndContext, DragOverlay } from '@dnd-kit/core';
import { useEffect, useRef } from 'react';
import type { Board as BoardData } from '@/features/opportunities/board';
import { useLoadMore, useMovingIds } from '@/features/opportunities/use-board';
import { useBoardDrag } from '@/features/opportunities/use-board-drag';
import { useStageChange } from '@/features/opportunities/use-stage-change';
import { useCan } from '@/lib/auth/session-context';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';
import { BoardColumn } from './board-column';
import { cardStyles } from './deal-card';
import { DealFace } from './deal-face';
import { StageStrip } from './stage-strip';

/** Sideways only: the page itself stays where it is. */
function centre(box: HTMLElement | null, column: HTMLElement | undefined): void {
  if (box && column) {
    box.scrollLeft = column.offsetLeft - (box.clientWidth - column.offsetWidth) / 2;
  }
}

type BoardProps = { board: BoardData; owner: string | undefined; stage: string | undefined };

/** The pipeline: columns side by side on a desk, one at a time under the thumb. */
export function Board({ board, owner, stage }: BoardProps) {
  const canWrite = useCan('opportunities:write');
  const move = useStageChange().to;
  const onMove = canWrite ? move : undefined;
  const moving = useMovingIds();
  const more = useLoadMore(owner);
  const { dragged, context } = useBoardDrag(onMove);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRef(new Map<string, HTMLElement>());

  const showStage = (to: string) => centre(scroller.current, columns.current.get(to));
  useEffect(() => {
    if (stage) centre(scroller.current, columns.current.get(stage));
  }, [stage]);

  return (
    <DndContext {...context}>
      <StageStrip
        columns={board.columns}
        scroller={scroller}
        elements={columns}
        onSelect={showStage}
      />
      <div
        ref={scroller}
        role="region"
        aria-label={t('board.label')}
        className={cn(
          'relative -mx-4 flex items-stretch gap-3 overflow-x-auto overscroll-x-contain px-4 pb-3 md:-mx-6 md:px-6 lg:-mx-8 lg:px-8 xl:mx-0 xl:grid xl:min-h-[60dvh] xl:grid-cols-5 xl:px-0',
          !dragged && 'snap-x snap-mandatory scroll-smooth md:snap-none',
        )}
      >
        {board.columns.map((column) => (
          <BoardColumn
            key={column.stage}
            ref={(element) => {
              if (element) columns.current.set(column.stage, element);
              return () => void columns.current.delete(column.stage);
            }}
            column={column}
            moving={moving}
            onMove={onMove}
            onLoadMore={() => more.mutate(column)}
            loadingMore={more.isPending && more.variables.stage === column.stage}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={cn(cardStyles, 'cursor-grabbing shadow-raised')}>
            <DealFace deal={dragged} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

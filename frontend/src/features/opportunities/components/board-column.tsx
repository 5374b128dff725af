'use client';

import { useDroppable } from '@dnd-kit/core';
import { useId, type Ref } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { stageTone } from '@/components/ui/status-tones';
import type { Deal, Stage } from '@/features/opportunities/api';
import { columnSum, type Column } from '@/features/opportunities/board';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';
import { DealCard } from './deal-card';

type BoardColumnProps = {
  column: Column;
  moving: ReadonlySet<string>;
  onMove?: (deal: Deal, to: Stage) => void;
  onLoadMore: () => void;
  loadingMore: boolean;
  ref?: Ref<HTMLElement>;
};

/** One stage: how many deals and what they are worth, exactly over the cards it shows. */
export function BoardColumn(props: BoardColumnProps) {
  const { column, moving, onMove, onLoadMore, loadingMore, ref } = props;
  const { stage, items, next_cursor: more } = column;
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  const format = useOrgFormat();
  const id = useId();
  const count = items.length;
  return (
    <section
      ref={ref}
      aria-labelledby={id}
      className="flex w-[84vw] max-w-80 shrink-0 snap-center flex-col md:w-64 xl:w-auto xl:max-w-none xl:min-w-0"
    >
      <header className="flex items-baseline gap-2 px-1 pb-2">
        <h2 id={id} className="flex min-w-0 items-center gap-2 font-semibold">
          <span aria-hidden className="flex">
            <Badge tone={stageTone(stage)}>{stage}</Badge>
          </span>
          <span className="text-sm text-muted tabular">
            <span aria-hidden>{more ? t('board.more', { count }) : count}</span>
            <span className="sr-only">
              {t(more ? 'board.columnMore' : 'board.column', { stage, count })}
            </span>
          </span>
        </h2>
        <p className="ml-auto truncate text-sm font-medium tabular md:text-xs">
          {format.money(columnSum(column))}
          {more && <span className="sr-only"> {t('board.loaded')}</span>}
        </p>
      </header>
      <div
        ref={setNodeRef}
        className={cn(
          'flex-1 rounded-sheet border p-2 transition-colors',
          isOver ? 'border-accent-ink bg-accent-soft' : 'border-transparent bg-sunken',
        )}
      >
        {count === 0 ? (
          <p className="py-10 text-center text-muted">{t('board.columnEmpty')}</p>
        ) : (
          <ul aria-labelledby={id} className="space-y-2">
            {items.map((deal) => (
              <DealCard key={deal.id} deal={deal} onMove={onMove} moving={moving.has(deal.id)} />
            ))}
          </ul>
        )}
        {more && (
          <Button
            wide
            className="mt-2"
            pending={loadingMore}
            aria-label={t('board.loadMore', { stage })}
            onClick={onLoadMore}
          >
            {loadingMore ? t('status.loading') : t('action.loadMore')}
          </Button>
        )}
      </div>
    </section>
  );
}

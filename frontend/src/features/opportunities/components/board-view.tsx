'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { LoadingState } from '@/components/states/states';
import { QueryState } from '@/components/states/query-state';
import { useBoard } from '@/features/opportunities/use-board';
import { BoardSkeleton } from './board-skeleton';

const Board = dynamic(() => import('./board').then((module) => module.Board), {
  ssr: false,
  loading: () => (
    <LoadingState>
      <BoardSkeleton />
    </LoadingState>
  ),
});

type BoardViewProps = { owner: string | undefined; stage: string | undefined; empty: ReactNode };

export function BoardView({ owner, stage, empty }: BoardViewProps) {
  const board = useBoard(owner);
  return (
    <QueryState query={board} skeleton={<BoardSkeleton />}>
      {(data) =>
        data.columns.every((column) => column.items.length === 0) && !owner ? (
          empty
        ) : (
          <Board board={data} owner={owner} stage={stage} />
        )
      }
    </QueryState>
  );
}

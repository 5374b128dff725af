'use client';

import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { api, unwrap } from '@/lib/api/client';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import { toast } from '@/stores/toasts';
import { dealKeys, updateDeal, type Deal, type DealRecord, type Stage } from './api';
import { appendPage, inStage, placeDeal, type Board, type Column } from './board';

const MOVE = 'deal-move';

async function nextPage(column: Column, owner?: string, signal?: AbortSignal): Promise<Column> {
  const query = { stage: column.stage, owner, cursor: column.next_cursor ?? undefined };
  const page = await unwrap(api.GET('/api/v1/opportunities', { params: { query }, signal }));
  return appendPage(column, page);
}

/** The board; a refresh loads as many pages of each column as were shown. */
export function useBoard(owner: string | undefined) {
  const client = useQueryClient();
  const queryKey = dealKeys(useOrgId()).of('board', owner ?? 'all');
  return useQuery<Board>({
    queryKey,
    queryFn: async ({ signal }) => {
      const params = { query: { owner } };
      const board = await unwrap(api.GET('/api/v1/opportunities/board', { params, signal }));
      const known = client.getQueryData<Board>(queryKey);
      const refill = async (fresh: Column): Promise<Column> => {
        const pages = known?.columns.find((each) => each.stage === fresh.stage)?.pages ?? 1;
        let column = fresh;
        while (column.pages < pages && column.next_cursor) {
          column = await nextPage(column, owner, signal);
        }
        return column;
      };
      return {
        columns: await Promise.all(board.columns.map((each) => refill({ ...each, pages: 1 }))),
      };
    },
  });
}

export function useLoadMore(owner: string | undefined) {
  const client = useQueryClient();
  const queryKey = dealKeys(useOrgId()).of('board', owner ?? 'all');
  return useMutation({
    mutationFn: (column: Column) => nextPage(column, owner),
    onSuccess: (loaded) =>
      client.setQueryData<Board>(
        queryKey,
        (board) =>
          board && {
            columns: board.columns.map((each) => (each.stage === loaded.stage ? loaded : each)),
          },
      ),
    onError: (error) => toast.bad(errorMessage(error)),
  });
}

type Move = { deal: Deal; to: Stage };

/** Moves a deal at once, and back again when the server refuses. */
export function useMoveDeal() {
  const client = useQueryClient();
  const keys = dealKeys(useOrgId());
  const boards = { queryKey: keys.of('board') };
  const show = (find: (board: Board) => Deal) =>
    client.setQueriesData<Board>(boards, (board) => board && placeDeal(board, find(board)));

  const move = useMutation({
    mutationKey: [MOVE],
    mutationFn: ({ deal, to }: Move) =>
      updateDeal(deal.id, { version: deal.version, stage: to }, crypto.randomUUID()),
    onMutate: async ({ deal, to }) => {
      await client.cancelQueries(boards);
      show((board) => inStage(board, deal, to));
    },
    onSuccess: (saved, { deal }) => {
      show(() => saved);
      client.setQueryData<DealRecord>(
        keys.detail(saved.id),
        (known) => known && { ...known, ...saved },
      );
      toast.good(t('board.moved', { name: saved.name, stage: saved.stage }), {
        label: t('action.undo'),
        run: () => move.mutate({ deal: saved, to: deal.stage }),
      });
    },
    onError: (error, { deal }) => {
      const problem = toApiError(error);
      const current = problem.current as Deal | null;
      show(() => current ?? deal);
      if (problem.code === 'stale_version') toast.bad(t('board.stale', { name: deal.name }));
      else if (problem.code === 'deal_concluded') {
        toast.bad(t('board.ordered', { name: deal.name }));
      } else toast.bad(errorMessage(error));
    },
    onSettled: () => {
      // While another move is under way, a refresh would show its card where it was.
      if (client.isMutating({ mutationKey: [MOVE] }) === 1) {
        void client.invalidateQueries({ queryKey: keys.all });
      }
    },
  });
  return (deal: Deal, to: Stage) => {
    if (deal.stage !== to) move.mutate({ deal, to });
  };
}

/** The deals whose move the server has not answered yet; they stay put until it has. */
export function useMovingIds(): ReadonlySet<string> {
  const ids = useMutationState({
    filters: { mutationKey: [MOVE], status: 'pending' },
    select: (mutation) => (mutation.state.variables as Move).deal.id,
  });
  return new Set(ids);
}

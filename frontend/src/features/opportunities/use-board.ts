'use client';

import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { errorMessage } from '@/lib/api/api-error';
import { api, unwrap } from '@/lib/api/client';
import { useOrgId } from '@/lib/auth/session-context';
import { usePending } from '@/lib/offline/pending';
import { toast } from '@/stores/toasts';
import { dealKeys, type Stage } from './api';
import { appendPage, overBoard, type Board, type Column } from './board';

async function nextPage(column: Column, owner?: string, signal?: AbortSignal): Promise<Column> {
  const query = { stage: column.stage, owner, cursor: column.next_cursor ?? undefined };
  const page = await unwrap(api.GET('/api/v1/opportunities', { params: { query }, signal }));
  return appendPage(column, page);
}

/** The board with what this device has not sent yet; a refresh loads as many pages of each column as were shown. */
export function useBoard(owner: string | undefined) {
  const query = useStoredBoard(owner);
  const pending = usePending();
  const data = query.data && overBoard(query.data, pending);
  return data === query.data ? query : { ...query, data };
}

function useStoredBoard(owner: string | undefined) {
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

/** The deals whose move the server has not answered yet; they stay put until it has. */
export function useMovingIds(): ReadonlySet<string> {
  const moments = usePending((state) => state.moments);
  return new Set(moments.filter((each) => !('version' in each.show)).map((each) => each.id));
}

/** How likely a deal at a stage is won, as the board that was read last says. */
export function knownProbability(client: QueryClient, org: string, stage: Stage): number {
  const boards = client.getQueriesData<Board>({ queryKey: dealKeys(org).of('board') });
  const columns = boards.flatMap(([, board]) => board?.columns ?? []);
  return columns.find((column) => column.stage === stage)?.probability ?? 0;
}

'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';
import { newUlid } from './ulid';

export type Export = Schemas['ExportOut'];
export type ExportKind = Schemas['ExportKind'];

/** A list's own query, as its page asks for it. */
export type ListFilters = Readonly<Record<string, string | undefined>>;

const ASK_AGAIN = 1_000;

const keys = (org: string) => domainKeys(org, 'exports');
const isWorking = (record: Export) => record.state === 'working';

/** One's own exports, an admin's are everybody's; asked for again while one of them is at work. */
export function useExports() {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: keys(org).lists(),
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/exports', { params: { query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isWorking)) ? 3 * ASK_AGAIN : false,
  });
}

/** An export, asked for again and again while it is at work. */
export function useExport(id: string | null) {
  const org = useOrgId();
  return useQuery({
    queryKey: keys(org).detail(id ?? ''),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/exports/{export_id}', {
          params: { path: { export_id: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && !isWorking(state.data) ? false : ASK_AGAIN),
    meta: { persist: false },
  });
}

/** Has the lists of exports read anew. */
export function useExportsChanged() {
  const org = useOrgId();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keys(org).lists() });
}

export function startExport(kind: ExportKind, asked: ListFilters): Promise<Export> {
  const filters = Object.fromEntries(
    Object.entries(asked).filter((each): each is [string, string] => Boolean(each[1])),
  );
  return unwrap(api.POST('/api/v1/exports', { body: { id: newUlid(), kind, filters } }));
}

/** Has the browser save the file under its name; the page stays. */
export async function downloadExport(id: string): Promise<void> {
  const { url } = await unwrap(
    api.GET('/api/v1/exports/{export_id}/link', { params: { path: { export_id: id } } }),
  );
  location.assign(url);
}

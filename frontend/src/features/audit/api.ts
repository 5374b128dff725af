'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type Change = Schemas['AuditEntry'];
export type ChangeKind = Schemas['AuditKind'];
/** A month's changes, or with `record_id` all that were ever made of that record. */
export type ChangeFilters = { month: string; kind?: ChangeKind; by?: string; record_id?: string };

const read = (query: ChangeFilters & { cursor?: string; limit?: number }, signal?: AbortSignal) =>
  unwrap(api.GET('/api/v1/audit', { params: { query }, signal }));

/** Who changed what in a month, the latest first. */
export function useChanges(filters: ChangeFilters) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: domainKeys(org, 'audit').list(filters),
    queryFn: ({ pageParam, signal }) => read({ ...filters, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** All changes of a month, for a file; `onRead` is told how many there are so far. */
export async function allChanges(
  filters: ChangeFilters,
  onRead: (count: number) => void,
): Promise<Change[]> {
  const changes: Change[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ ...filters, cursor, limit: 100 });
    changes.push(...page.items);
    onRead(changes.length);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return changes;
}

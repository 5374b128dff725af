'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';

export type RecordEvent = Schemas['AuditEntry'];
export type EventsOf = { kind: Schemas['FileParentType']; id: string };

const EVENTS_PAGE = 25;

/** What the system saw of a record, latest first; nothing is asked where `of` is missing. */
export function useRecordEvents(of: EventsOf | undefined) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: domainKeys(org, 'audit').of('timeline', of),
    queryFn: ({ pageParam: cursor, signal }) => {
      const { kind, id } = of as EventsOf;
      const query = { kind, record_id: id, cursor, limit: EVENTS_PAGE };
      return unwrap(api.GET('/api/v1/audit/timeline', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: of !== undefined,
    staleTime: 5_000,
  });
}

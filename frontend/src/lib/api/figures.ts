'use client';

import { useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { api, unwrap } from './client';
import { domainKeys } from './query-keys';

/** Sums follow records by themselves, whatever this browser has changed: they are always asked for anew. */
export const ALWAYS_STALE = 0;

/** What was ordered and received since a month. Lives in lib because the home page and the reports show it. */
export function useRevenue(from: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('revenue', from),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/revenue', { params: { query: { from } }, signal })),
  });
}

/** What clients owe today, by its age. */
export function useAgeing() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('ageing'),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/ageing', { signal })),
  });
}

/** What became of the deals closed since a month, of all owners or of one. */
export function useClosedDeals(from: string, owner: string | undefined) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('closed-deals', from, owner ?? ''),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/reports/closed-deals', { params: { query: { from, owner } }, signal }),
      ),
  });
}

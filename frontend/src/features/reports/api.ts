'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type SourceReport = Schemas['SourceReport'];

/** Where business came from in the months from `from` to the present one. */
export function useLeadSources(from: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('lead-sources', from),
    staleTime: 0, // the sums follow records by themselves, whatever this browser has changed
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/lead-sources', { params: { query: { from } }, signal })),
  });
}

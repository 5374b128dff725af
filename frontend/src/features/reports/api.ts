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

export type IssueReport = Schemas['IssueReport'];
export type Issues = Schemas['CasesReportOut'];

/** What clients needed help with in the months from `from` to the present one. */
export function useIssues(from: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('cases', from),
    staleTime: 0,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/cases', { params: { query: { from } }, signal })),
  });
}

export type RetainerRow = Schemas['RetainerRow'];
export type RetainerMonth = Schemas['RetainerMonth'];

const MOST_PAGES = 10;

/** A year of retainers by account, a thousand contracts at most; the totals where one page holds them all. */
export function useRetainers(year: number) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('retainers', year),
    queryFn: async ({ signal }) => {
      const pages: Schemas['RetainerView'][] = [];
      let cursor: string | undefined;
      do {
        const query = { year, cursor };
        const page = await unwrap(
          api.GET('/api/v1/reports/retainer-view', { params: { query }, signal }),
        );
        pages.push(page);
        cursor = page.next_cursor ?? undefined;
      } while (cursor && pages.length < MOST_PAGES);
      return {
        rows: pages.flatMap((page) => page.items),
        total: pages.length === 1 ? (pages[0]?.total ?? null) : null,
        currency: pages[0]?.currency ?? '',
        complete: !cursor,
      };
    },
  });
}

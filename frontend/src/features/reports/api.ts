'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Figure } from '@/features/reports/figures';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { ALWAYS_STALE } from '@/lib/api/figures';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

const MOST_PAGES = 10;

export type SourceReport = Schemas['SourceReport'];

/** Where business came from in the months from `from` to the present one. */
export function useLeadSources(from: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('lead-sources', from),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/lead-sources', { params: { query: { from } }, signal })),
  });
}

/** Who did what since a month, all members or one. */
export function useActivityReport(from: string, owner: string | undefined) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('activity', from, owner ?? ''),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/activity', { params: { query: { from, owner } }, signal })),
  });
}

export type IssueReport = Schemas['IssueReport'];
export type Issues = Schemas['CasesReportOut'];

/** What clients needed help with in the months from `from` to the present one. */
export function useIssues(from: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('cases', from),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/cases', { params: { query: { from } }, signal })),
  });
}

export type Age = Schemas['Age'];

export type Counted = Schemas['CountedRecord'];
export type CountedQuery = {
  figure: Figure;
  from?: string | undefined;
  to?: string | undefined;
  owner?: string | undefined;
  source?: Schemas['LeadSource'] | 'Unknown' | undefined;
  account?: string | undefined;
  age?: Age | undefined;
  currency?: string | undefined;
};

/** The records behind a number, ten pages in one go: the server filters a page after it has cut it. */
export function useCounted(query: CountedQuery) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: domainKeys(org, 'reports').of('records', query),
    staleTime: ALWAYS_STALE,
    queryFn: async ({ pageParam, signal }) => {
      const items: Counted[] = [];
      let cursor = pageParam;
      let pages = 0;
      do {
        const params = { query: { ...query, cursor } };
        const page = await unwrap(api.GET('/api/v1/reports/records', { params, signal }));
        items.push(...page.items);
        cursor = page.next_cursor ?? undefined;
        pages += 1;
      } while (cursor && pages < MOST_PAGES);
      return { items, next_cursor: cursor };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** What was received in the last months, and is expected in the next ones. */
export function useMoneyForecast() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('forecast'),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/forecast', { signal })),
  });
}

export type RetainerRow = Schemas['RetainerRow'];
export type RetainerMonth = Schemas['RetainerMonth'];

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

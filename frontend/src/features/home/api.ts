'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { ALWAYS_STALE } from '@/lib/api/figures';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

const LATEST = 5;
const MOST_TASKS = 100;

/** Whose a home is: one's own, or the firm's. */
export type Whose = 'me' | undefined;

/** The open deals by stage, all of them or one's own; a few seconds behind the last change. */
export function usePipeline(owner: Whose) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('pipeline', owner ?? ''),
    staleTime: ALWAYS_STALE,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/reports/pipeline', { params: { query: { owner } }, signal })),
  });
}

/** One's own tasks that wait for somebody else; the server filters a page after it has cut it. */
export function useWaiting() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'activities').of('waiting'),
    queryFn: ({ signal }) => {
      const query = { status: 'Waiting', limit: MOST_TASKS } as const;
      return unwrap(api.GET('/api/v1/activities/tasks', { params: { query }, signal }));
    },
    select: ({ items }) => ({ items: items.slice(0, LATEST) }),
  });
}

/** Open cases in the order they are worked in: the firm's that are past their target, or one's own. */
export function useUrgentCases(owner: Whose) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'cases').of('home', owner ?? ''),
    queryFn: ({ signal }) => {
      const query = { owner, breached: owner ? undefined : true, limit: LATEST };
      return unwrap(api.GET('/api/v1/cases', { params: { query }, signal }));
    },
  });
}

export function useMyOpenLeads() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'leads').of('home'),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/leads', { params: { query: { owner: 'me', limit: LATEST } }, signal }),
      ),
  });
}

export function useRecentOrders(owner: Whose) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'orders').of('home', owner ?? ''),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/orders', { params: { query: { owner, limit: LATEST } }, signal })),
  });
}

/** The quotes that their clients have not answered: those that were looked at first, and each of them newest first. */
export function useUnansweredQuotes(owner: Whose) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'quotes').of('home', owner ?? ''),
    queryFn: async ({ signal }) => {
      const read = (status: 'Viewed' | 'Sent') =>
        unwrap(
          api.GET('/api/v1/quotes', {
            params: { query: { status, owner, limit: LATEST } },
            signal,
          }),
        );
      const [viewed, sent] = await Promise.all([read('Viewed'), read('Sent')]);
      return { items: [...viewed.items, ...sent.items].slice(0, LATEST) };
    },
  });
}

/** The contracts whose cycles begun are not paid, the longest overdue first. */
export function useOwing() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'contracts').of('owing'),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/contracts/owing', { params: { query: { limit: LATEST } }, signal })),
  });
}

/** What the open deals are worth by month of closing. */
export function useForecast(owner: Whose) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'opportunities').of('forecast', owner ?? ''),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/opportunities/forecast', { params: { query: { owner } }, signal })),
  });
}

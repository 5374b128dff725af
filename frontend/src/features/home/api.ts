'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

const LATEST = 5;

/** The open deals by stage, all of them; a few seconds behind the last change. */
export function usePipeline() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'reports').of('pipeline'),
    staleTime: 0, // the sums follow records by themselves, whatever this browser has changed
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/reports/pipeline', { signal })),
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

export function useRecentOrders() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'orders').of('home'),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/orders', { params: { query: { limit: LATEST } }, signal })),
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
export function useForecast() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'opportunities').of('forecast'),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/opportunities/forecast', { signal })),
  });
}

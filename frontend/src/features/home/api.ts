'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type BoardColumn = Schemas['BoardColumn'];

const LATEST = 5;

/** The first deals of every stage, as the board shows them. */
export function usePipeline() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'opportunities').of('home'),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/opportunities/board', { signal })),
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

/** What the open deals are worth by month of closing. */
export function useForecast() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'opportunities').of('forecast'),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/opportunities/forecast', { signal })),
  });
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { useDebounced } from '@/lib/use-debounced';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';

export type FoundGroup = Schemas['FoundGroup'];
export type SearchKind = Schemas['SearchKind'];

const LONGEST = 100;
// Words follow what was saved within seconds: what is not found yet is looked for again, a few times.
const AGAIN = 2_000;
const MOST_LOOKS = 4;

/** The records of every kind with words that begin as those of `text` do; what was found before stays meanwhile. */
export function useSearch(text: string, limit: number) {
  const org = useOrgId();
  const wanted = text.trim().slice(0, LONGEST);
  const settled = useDebounced(wanted, 150);
  const query = useQuery({
    queryKey: domainKeys(org, 'search').of(settled, limit),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/search', { params: { query: { q: settled, limit } }, signal })),
    enabled: settled !== '',
    placeholderData: (previous) => (settled === '' ? undefined : previous),
    staleTime: 5_000,
    gcTime: 60_000,
    refetchInterval: ({ state }) =>
      state.data?.groups.length === 0 && state.dataUpdateCount < MOST_LOOKS ? AGAIN : false,
  });
  const groups: FoundGroup[] = wanted === '' ? [] : (query.data?.groups ?? []);
  const searching =
    wanted !== '' &&
    (wanted !== settled || query.isPlaceholderData || (query.isFetching && !query.data));
  return { groups, searching, failed: query.isError && !searching, retry: query.refetch };
}

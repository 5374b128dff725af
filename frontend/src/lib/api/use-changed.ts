'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { domainKeys, type Domain } from './query-keys';

/**
 * After a write: puts the server's answer where the record is read, and has everything that shows one of the
 * domains read again.
 */
export function useChanged() {
  const client = useQueryClient();
  const org = useOrgId();
  return <T extends { id: string }>(domain: Domain, record: T, alsoIn: readonly Domain[] = []) => {
    client.setQueryData(domainKeys(org, domain).detail(record.id), record);
    for (const each of [domain, ...alsoIn]) {
      void client.invalidateQueries({ queryKey: domainKeys(org, each).all });
    }
  };
}

type Pages<T> = { pages?: { items: T[] }[] };

/** A record as a list has already shown it, so that its page opens at once, also offline. */
export function seedFromLists<T extends { id: string }>(
  client: QueryClient,
  org: string,
  domain: Domain,
  id: string,
) {
  const lists = client.getQueriesData<Pages<T>>({ queryKey: domainKeys(org, domain).lists() });
  for (const [, data] of lists) {
    const hit = data?.pages?.flatMap((page) => page.items).find((item) => item.id === id);
    if (hit) return hit;
  }
  return undefined;
}

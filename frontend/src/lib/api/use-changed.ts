'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { layOver } from '@/lib/offline/pending';
import { domainKeys, type Domain } from './query-keys';

/**
 * After a write: puts the server's answer over whatever shows the record, keeps what a record's page knows beyond
 * it, and has everything that shows one of the domains read again.
 */
export function useChanged() {
  const client = useQueryClient();
  const org = useOrgId();
  return <T extends { id: string }>(domain: Domain, record: T, alsoIn: readonly Domain[] = []) => {
    client.setQueryData<T>(domainKeys(org, domain).detail(record.id), (known) => ({
      ...known,
      ...record,
    }));
    const lift = layOver({ domain, id: record.id, show: record });
    const refreshed = [domain, ...alsoIn].map((each) =>
      client.invalidateQueries({ queryKey: domainKeys(org, each).all }),
    );
    void Promise.allSettled(refreshed).then(lift);
  };
}

type Pages<T> = { pages?: { items: T[] }[] };

/** The records of a domain that lists have shown. */
export function listedRecords<T extends { id: string }>(
  client: QueryClient,
  org: string,
  domain: Domain,
): T[] {
  return client
    .getQueriesData<Pages<T>>({ queryKey: domainKeys(org, domain).lists() })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.items);
}

/** A record as a list has already shown it, so that its page opens at once, also offline. */
export function seedFromLists<T extends { id: string }>(
  client: QueryClient,
  org: string,
  domain: Domain,
  id: string,
) {
  return listedRecords<T>(client, org, domain).find((item) => item.id === id);
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useSession } from '@/lib/auth/session-context';
import { api, unwrap } from './client';
import { domainKeys } from './query-keys';

/** The organisation's people, read once and kept. */
export function useUsers() {
  const { org } = useSession();
  return useQuery({
    queryKey: domainKeys(org.id, 'users').lists(),
    queryFn: () => unwrap(api.GET('/api/v1/users')),
    staleTime: 5 * 60_000,
  });
}

/** Names an owner by id; empty while unknown. */
export function useOwnerName(): (id: string | null | undefined) => string {
  const { user } = useSession();
  const users = useUsers();
  return (id) => {
    if (!id) return '';
    if (id === user.id) return user.name;
    return users.data?.items.find((each) => each.id === id)?.name ?? '';
  };
}

'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type Member = Schemas['UserOut'];
export type MemberRole = Schemas['Role'];

export const roles = ['admin', 'user', 'read_only'] as const satisfies readonly MemberRole[];

export function useMembers() {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: domainKeys(org, 'users').of('members'),
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/users', { params: { query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Has everything that shows members read again. */
export function useMembersChanged() {
  const org = useOrgId();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: domainKeys(org, 'users').all });
}

export function inviteMember(body: Schemas['UserCreate'], idempotencyKey: string): Promise<Member> {
  return unwrap(
    api.POST('/api/v1/users', { body, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

export function changeMember(
  id: string,
  body: Schemas['UserChange'],
  idempotencyKey: string,
): Promise<Member> {
  return unwrap(
    api.PATCH('/api/v1/users/{user_id}', {
      params: { path: { user_id: id } },
      body,
      headers: { 'idempotency-key': idempotencyKey },
    }),
  );
}

export async function inviteAgain(id: string): Promise<void> {
  await unwrap(
    api.POST('/api/v1/users/{user_id}/invitation', { params: { path: { user_id: id } } }),
  );
}

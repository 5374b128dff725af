'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/settings';
import { overPages, usePending } from '@/lib/offline/pending';
import { change } from '@/lib/offline/write';
import { memberLabels } from './labels';

export type Member = Schemas['UserOut'];
export type MemberRole = Schemas['Role'];

export function useMembers() {
  const org = useOrgId();
  const pending = usePending();
  const query = useInfiniteQuery({
    queryKey: domainKeys(org, 'users').of('members'),
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/users', { params: { query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  return { ...query, data: overPages(pending, 'users', query.data, () => false) };
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

export function changedMember(member: Member, changes: Omit<Schemas['UserChange'], 'version'>) {
  const about = { kind: t('record.user'), title: member.name, labels: memberLabels };
  return change('users', member, changes, about);
}

export async function inviteAgain(id: string): Promise<void> {
  await unwrap(
    api.POST('/api/v1/users/{user_id}/invitation', { params: { path: { user_id: id } } }),
  );
}

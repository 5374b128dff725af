'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type ApiKey = Schemas['ApiKeyOut'];
export type MadeKey = Schemas['ApiKeyMadeOut'];
export type Scope = Schemas['Permission'];

export function useApiKeys() {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: domainKeys(org, 'api-keys').lists(),
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/api-keys', { params: { query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

export function useApiKeysChanged() {
  const org = useOrgId();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: domainKeys(org, 'api-keys').all });
}

export function createKey(body: Schemas['ApiKeyCreate'], idempotencyKey: string): Promise<MadeKey> {
  return unwrap(
    api.POST('/api/v1/api-keys', { body, headers: { 'idempotency-key': idempotencyKey } }),
  );
}

export function revokeKey(id: string): Promise<ApiKey> {
  return unwrap(api.POST('/api/v1/api-keys/{key_id}/revoke', { params: { path: { key_id: id } } }));
}

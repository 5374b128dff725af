'use client';

import { useQueryClient } from '@tanstack/react-query';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

/** After a write: every timeline, the agenda and the tasks are read again. */
export function useActivityChanged() {
  const client = useQueryClient();
  const org = useOrgId();
  return () => client.invalidateQueries({ queryKey: domainKeys(org, 'activities').all });
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { overRecord, usePending } from '@/lib/offline/pending';
import { lookups, type LookupKind } from './lookups';
import { domainKeys } from './query-keys';
import { listedRecords } from './use-changed';

type Named = { id: string; name?: string };

/** The name of a record as far as this device has read it; empty when it has not. */
export function useKnownName(): (kind: LookupKind, id: string) => string {
  const client = useQueryClient();
  const org = useOrgId();
  return (kind, id) => {
    const { domain } = lookups[kind];
    const keys = domainKeys(org, domain);
    const chosen = client.getQueryData<{ label: string }>(keys.of('choice', id));
    const record =
      overRecord<Named>(usePending.getState(), domain, id, client.getQueryData(keys.detail(id))) ??
      listedRecords<Named>(client, org, domain).find((each) => each.id === id);
    return record?.name ?? chosen?.label ?? '';
  };
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { onlyHere, usePending } from '@/lib/offline/pending';
import type { Domain } from './query-keys';
import { listedRecords } from './use-changed';

type Named = { id: string; name?: string };

const MOST = 20;

/**
 * What this device itself can offer of a domain by the start of a name: records it has not sent yet, and, when the
 * server cannot be asked, those that lists have shown.
 */
export function useChoicesHere(domain: Domain, text: string, alsoListed: boolean) {
  const client = useQueryClient();
  const org = useOrgId();
  const pending = usePending();
  const wanted = text.trim().toLowerCase();
  const listed = alsoListed ? listedRecords<Named>(client, org, domain) : [];
  const known = new Map(
    [...onlyHere<Named>(pending, domain), ...listed].map((each) => [each.id, each.name ?? '']),
  );
  return [...known]
    .filter(([, name]) => name !== '' && name.toLowerCase().startsWith(wanted))
    .slice(0, MOST)
    .map(([value, label]) => ({ value, label }));
}

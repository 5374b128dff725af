'use client';

import { hashKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { toast } from '@/stores/toasts';
import { errorMessage } from './api-error';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';

export type Merge = Schemas['MergeOut'];
export type MergeKind = Schemas['MergeKind'];
type Chosen = { version: number; other_id: string; other_version: number; take: string[] };

const POLLED = 1_500;

export const isUnderWay = ({ state }: Merge) => state === 'Running' || state === 'Undoing';

function mergeInto(kind: MergeKind, id: string, body: Chosen): Promise<Merge> {
  if (kind === 'account') {
    const path = { account_id: id };
    const account = body as Schemas['AccountMerge'];
    return unwrap(
      api.POST('/api/v1/merges/accounts/{account_id}', { params: { path }, body: account }),
    );
  }
  const path = { contact_id: id };
  const contact = body as Schemas['ContactMerge'];
  return unwrap(
    api.POST('/api/v1/merges/contacts/{contact_id}', { params: { path }, body: contact }),
  );
}

function read(kind: MergeKind, id: string, signal: AbortSignal) {
  if (kind === 'account') {
    const path = { account_id: id };
    return unwrap(api.GET('/api/v1/merges/accounts/{account_id}', { params: { path }, signal }));
  }
  const path = { contact_id: id };
  return unwrap(api.GET('/api/v1/merges/contacts/{contact_id}', { params: { path }, signal }));
}

type Merges = Awaited<ReturnType<typeof read>>;

const settled = ({ items }: Merges) =>
  items
    .filter((each) => !isUnderWay(each))
    .map((each) => `${each.id} ${each.state}`)
    .join();

/**
 * What went into a record; read again and again while one of them is under way. When one has come to its end, all
 * other reads are made anew: they may be of the moment before.
 */
export function useMerges(kind: MergeKind, id: string) {
  const org = useOrgId();
  const client = useQueryClient();
  const queryKey = domainKeys(org, 'merges').of(kind, id);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const found = await read(kind, id, signal);
      const before = client.getQueryData<Merges>(queryKey);
      if (before && settled(before) !== settled(found)) {
        void client.invalidateQueries({
          queryKey: [org],
          predicate: (query) => query.queryHash !== hashKey(queryKey),
        });
      }
      return found;
    },
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? POLLED : false),
  });
}

/** Whatever a merge moves is shown anew: records of every kind may have. */
function useAllAnew() {
  const client = useQueryClient();
  const org = useOrgId();
  return () => client.invalidateQueries({ queryKey: [org] });
}

export function useMerge(kind: MergeKind, onDone: (merge: Merge) => void) {
  const anew = useAllAnew();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: Chosen }) => mergeInto(kind, id, body),
    onSuccess: async (merge) => {
      await anew();
      onDone(merge);
    },
    onError: (error) => {
      toast.bad(errorMessage(error));
      void anew();
    },
  });
}

/** Undoes a merge, or takes the next steps of one that has come to a stop. */
export function useMergeStep(step: 'undo' | 'continue', said?: (merge: Merge) => string) {
  const anew = useAllAnew();
  return useMutation({
    mutationFn: ({ id, version }: Merge) => {
      const path = { merge_id: id };
      return unwrap(
        step === 'undo'
          ? api.POST('/api/v1/merges/{merge_id}/undo', { params: { path }, body: { version } })
          : api.POST('/api/v1/merges/{merge_id}/continue', { params: { path } }),
      );
    },
    onSuccess: (merge) => {
      if (said) toast.good(said(merge));
      void anew();
    },
    onError: (error) => {
      toast.bad(errorMessage(error));
      void anew();
    },
  });
}

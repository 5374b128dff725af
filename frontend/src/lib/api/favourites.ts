'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/commands';
import { toast } from '@/stores/toasts';
import { errorMessage } from './api-error';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';
import type { SearchKind } from './search';

export type Favourite = Schemas['FavouriteOut'];

const keyOf = (org: string) => domainKeys(org, 'search').of('favourites');

/** The records one keeps at hand, on every device; the one added last first. */
export function useFavourites() {
  return useQuery({
    queryKey: keyOf(useOrgId()),
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/search/favourites', { signal })),
    staleTime: 60_000,
  });
}

/** Keeps a record at hand or no more; shown at once, and taken back when the server refuses. */
export function useFavouriteChange({ kind, id, title }: Favourite) {
  const client = useQueryClient();
  const key = keyOf(useOrgId());
  return useMutation({
    mutationFn: (on: boolean) =>
      unwrap(api.PUT('/api/v1/search/favourites', { body: { kind, id, is_favourite: on } })),
    onMutate: async (on) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Schemas['FavouritesOut']>(key);
      const others = before?.items.filter((each) => each.id !== id) ?? [];
      client.setQueryData(key, { items: on ? [{ kind, id, title }, ...others] : others });
      return before;
    },
    onError: (error, _, before) => {
      client.setQueryData(key, before);
      toast.bad(t('favourite.failed', { reason: errorMessage(error) }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

const kinds: Readonly<Record<string, Exclude<SearchKind, 'file'>>> = {
  accounts: 'account',
  contacts: 'contact',
  leads: 'lead',
  opportunities: 'opportunity',
  orders: 'order',
  contracts: 'contract',
  cases: 'case',
  products: 'product',
};

/** The kind of record that a page of this address shows, if any. */
export const kindAt = (pathname: string) => kinds[pathname.split('/')[1] ?? ''];

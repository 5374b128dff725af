'use client';

import { useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { useDebounced } from '@/lib/use-debounced';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';

export type LookAlike = Schemas['LookAlikeOut'];
export type MadeKind = Schemas['MadeKind'];

/** What of a record that is being made others are told from it by. */
export type Described = {
  name?: string;
  email?: string;
  phone?: string;
  website?: string;
  company?: string;
};

const LONGEST = 255;

/** Only what is typed far enough to tell one from another. */
function telling(described: Described): Described {
  const enough = {
    name: (text: string) => text.length >= 3,
    email: (text: string) => /@.+\./.test(text),
    phone: (text: string) => text.replace(/\D/g, '').length >= 6,
    website: (text: string) => /[^.]\.[^.]{2,}/.test(text),
    company: (text: string) => text.length >= 3,
  };
  const kept: Described = {};
  for (const key of Object.keys(enough) as (keyof Described)[]) {
    const text = (described[key] ?? '').trim().slice(0, LONGEST);
    if (enough[key](text)) kept[key] = text;
  }
  return kept;
}

/** What is there already and looks like it, once typing has paused; nothing where that cannot be asked. */
export function useLookAlikes(kind: MadeKind, described: Described) {
  const org = useOrgId();
  const settled = useDebounced(JSON.stringify(telling(described)), 400);
  const query = useQuery({
    queryKey: domainKeys(org, 'search').of('look-alikes', kind, settled),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/search/look-alikes', {
          params: { query: { kind, ...(JSON.parse(settled) as Described) } },
          signal,
        }),
      ),
    enabled: settled !== '{}',
    placeholderData: (previous) => previous,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
  return settled === '{}' ? undefined : query.data;
}

'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrgId, useSession } from '@/lib/auth/session-context';
import { overPages, overRecord, usePending } from '@/lib/offline/pending';
import { filledPage } from './filled-page';
import { domainKeys, type Domain } from './query-keys';
import { seedFromLists } from './use-changed';

type Stored = { id: string; version?: number };
type Page<T> = { items: T[]; next_cursor: string | null };
type Filters = Readonly<Record<string, string | undefined>>;

const names = ['name', 'first_name', 'last_name', 'company', 'subject', 'email'];

/** Whether each word of the text begins one of the record's names. */
function isCalled(fields: Readonly<Record<string, unknown>>, text: string): boolean {
  const words = names.flatMap((name) =>
    String(fields[name] ?? '')
      .toLowerCase()
      .split(/\s+/),
  );
  return text
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((each) => words.some((word) => word.startsWith(each)));
}

/** Whether a record that only this device knows belongs into a list; the server decides for all others. */
function fits(record: Stored, filters: Filters, me: string): boolean {
  const fields = record as Readonly<Record<string, unknown>>;
  return Object.entries(filters).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    if (name === 'owner') return fields.owner_id === (wanted === 'me' ? me : wanted);
    if (name === 'active') return String(fields.is_active) === wanted;
    if (name === 'q') return isCalled(fields, wanted);
    return !(name in fields) || fields[name] === wanted;
  });
}

/** A list of a domain, page by page, with what this device has not sent yet. */
export function useRecordList<T extends Stored>(
  domain: Domain,
  filters: Filters,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
) {
  const { user, org } = useSession();
  const query = useInfiniteQuery({
    queryKey: domainKeys(org.id, domain).list(filters),
    queryFn: ({ pageParam, signal }) => filledPage((cursor) => read(cursor, signal), pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  const pending = usePending();
  const data = overPages<T, NonNullable<typeof query.data>>(pending, domain, query.data, (record) =>
    fits(record, filters, user.id),
  );
  return data === query.data ? query : { ...query, data };
}

/** One record, as the server has it with what this device has not sent yet. */
export function useRecord<T extends Stored>(
  domain: Domain,
  id: string,
  read: (signal: AbortSignal) => Promise<T>,
  seed?: () => T | undefined,
) {
  const org = useOrgId();
  const client = useQueryClient();
  const pending = usePending();
  const made = overRecord<T>(pending, domain, id, undefined);
  const query = useQuery<T>({
    queryKey: domainKeys(org, domain).detail(id),
    queryFn: ({ signal }) => read(signal),
    initialData: () => seed?.() ?? seedFromLists<T>(client, org, domain, id),
    initialDataUpdatedAt: 0,
    // What only this device knows is not asked for.
    enabled: made === undefined,
  });
  const data = overRecord<T>(pending, domain, id, query.data);
  return data === query.data ? query : { ...query, data, error: null, isError: false };
}

'use client';

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { useFavourites } from '@/lib/api/favourites';
import { useSearch, type FoundGroup, type SearchKind } from '@/lib/api/search';
import type { Domain } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/commands';
import { paths } from '@/lib/paths/paths';
import { personName } from '@/lib/person-name';
import { kindIcons } from './kind-icons';

type Shown = { key: string; label: string; detail?: string; icon: LucideIcon };
/** A record and where its page is. */
export type RecordItem = Shown & { path: string };
export type Item = RecordItem | (Shown & { run: () => void });
export type Group = { title: string; items: Item[]; more?: boolean };

const MOST_RECENT = 6;

/** What has a page of its own; a file is looked at on its record's. */
type RecordKind = Exclude<SearchKind, 'file'>;

const places = {
  account: { domain: 'accounts', title: 'shell.accounts' },
  contact: { domain: 'contacts', title: 'shell.contacts' },
  lead: { domain: 'leads', title: 'shell.leads' },
  opportunity: { domain: 'opportunities', title: 'shell.opportunities' },
  quote: { domain: 'quotes', title: 'shell.quotes' },
  order: { domain: 'orders', title: 'shell.orders' },
  contract: { domain: 'contracts', title: 'shell.contracts' },
  case: { domain: 'cases', title: 'shell.cases' },
  product: { domain: 'products', title: 'shell.products' },
  payment: { domain: 'payments', title: 'shell.payments' },
} as const satisfies Record<RecordKind, { domain: Domain; title: string }>;

const kinds = Object.keys(places) as RecordKind[];
const kindOf = (domain: unknown) => kinds.find((kind) => places[kind].domain === domain);

function itemOf(kind: RecordKind, id: string, label: string, detail?: string): RecordItem {
  const path = paths[places[kind].domain].detail(id);
  return { key: id, label, detail, icon: kindIcons[kind], path };
}

type Found = FoundGroup['items'][number];

function foundItem(kind: SearchKind, { id, title, detail, of }: Found): RecordItem[] {
  if (kind !== 'file') return [itemOf(kind, id, title, detail)];
  if (!of || of.kind === 'file') return [];
  const record = itemOf(of.kind, of.id, title, detail || t(`record.${of.kind}`));
  return [{ ...record, key: id, icon: kindIcons.file }];
}

type Known = {
  id: string;
  name?: string;
  subject?: string;
  number?: string;
  first_name?: string | null;
  last_name?: string;
};

function nameOf(record: Known): string {
  const called = record.name ?? record.subject ?? record.number;
  if (called) return called;
  return record.last_name
    ? personName({ first_name: record.first_name ?? null, last_name: record.last_name })
    : '';
}

/** The records whose pages were read last, as the cache remembers them. */
function recentRecords(client: QueryClient, org: string): RecordItem[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: [org] })
    .filter(({ queryKey }) => queryKey[2] === 'detail')
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .flatMap(({ queryKey, state }) => {
      const kind = kindOf(queryKey[1]);
      const record = state.data as Known | undefined;
      const label = record && nameOf(record);
      return kind && label ? [itemOf(kind, record.id, label, t(`record.${kind}`))] : [];
    });
}

/** Whether a word of the item, or all of it, begins with what is wanted. */
export function matching(item: Item, wanted: string): boolean {
  const label = item.label.toLowerCase();
  return [label, ...label.split(/\s+/)].some((part) => part.startsWith(wanted));
}

/** What one keeps at hand, and what was read last and is not among it: of either what begins with `wanted`. */
export function useAtHand(wanted = '', mostRecent = MOST_RECENT) {
  const client = useQueryClient();
  const org = useOrgId();
  const query = useFavourites();
  const kept = (query.data?.items ?? []).flatMap(({ kind, id, title }) =>
    kind === 'file' ? [] : [itemOf(kind, id, title, t(`record.${kind}`))],
  );
  const starred = kept.filter((item) => matching(item, wanted));
  const read = recentRecords(client, org)
    .filter((item) => matching(item, wanted) && starred.every(({ key }) => key !== item.key))
    .slice(0, mostRecent);
  const known = new Set([...starred, ...read].map((item) => item.key));
  return { query, starred, read, known };
}

/** What one keeps at hand, what was read last, and by kind the records that are found by a text. */
export function useFound(text: string, limit: number) {
  const search = useSearch(text, limit);
  const wanted = text.trim().toLowerCase();
  const { starred, read, known } = useAtHand(wanted, wanted === '' ? MOST_RECENT : 2);
  const groups: Group[] = [
    { title: t('command.favourites'), items: starred },
    { title: t('command.recent'), items: read },
    ...search.groups.map(({ kind, items, has_more: more }) => ({
      title: kind === 'file' ? t('shell.files') : t(places[kind].title),
      more,
      items: items.filter((each) => !known.has(each.id)).flatMap((each) => foundItem(kind, each)),
    })),
  ];
  return { ...search, groups };
}

'use client';

import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Keyboard, type LucideIcon } from 'lucide-react';
import { lookups } from '@/lib/api/lookups';
import { domainKeys } from '@/lib/api/query-keys';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/commands';
import { paths } from '@/lib/paths/paths';
import { personName } from '@/lib/person-name';
import { useDebounced } from '@/lib/use-debounced';
import { useCommands } from '@/stores/commands';
import { useCreateDialog } from '@/stores/create-dialog';
import { kindIcons } from './kind-icons';
import { moreItems, sections, tabs } from './nav';
import { useCreatableKinds } from './use-can-create';

export type Item = { key: string; label: string; detail?: string; icon: LucideIcon } & (
  { path: string } | { run: () => void }
);
export type Group = { title: string; items: Item[] };

const MOST_RECENT = 6;
const SEARCHED = ['account', 'contact', 'product'] as const;
const pathsOf = {
  leads: paths.leads,
  accounts: paths.accounts,
  contacts: paths.contacts,
  opportunities: paths.opportunities,
  products: paths.products,
};
const iconsOf = {
  leads: kindIcons.lead,
  accounts: kindIcons.account,
  contacts: kindIcons.contact,
  opportunities: kindIcons.opportunity,
  products: kindIcons.product,
};
type Searchable = keyof typeof pathsOf;

type Known = { id: string; name?: string; first_name?: string | null; last_name?: string };

function nameOf(record: Known | undefined): string {
  if (record?.name) return record.name;
  return record?.last_name
    ? personName({ first_name: record.first_name ?? null, last_name: record.last_name })
    : '';
}

/** The records whose pages were read last, as the cache remembers them. */
function recentRecords(client: QueryClient, org: string): Item[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: [org] })
    .filter(({ queryKey }) => queryKey[2] === 'detail' && String(queryKey[1]) in pathsOf)
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .flatMap(({ queryKey, state }) => {
      const domain = queryKey[1] as Searchable;
      const record = state.data as Known | undefined;
      const label = nameOf(record);
      if (!record || !label) return [];
      return {
        key: record.id,
        label,
        icon: iconsOf[domain],
        path: pathsOf[domain].detail(record.id),
      };
    });
}

/** What the palette offers for a text: pages, new records, what was read last, and records by the start of their name. */
export function useCommandGroups(text: string): { groups: Group[]; searching: boolean } {
  const client = useQueryClient();
  const org = useOrgId();
  const kinds = useCreatableKinds();
  const start = useCreateDialog((state) => state.start);
  const show = useCommands((state) => state.show);
  const wanted = text.trim().toLowerCase();
  const settled = useDebounced(text.trim(), 200);
  const allowed = {
    account: useCan('accounts:read'),
    contact: useCan('contacts:read'),
    product: useCan('products:read'),
  };
  const searches = useQueries({
    queries: SEARCHED.map((kind) => ({
      queryKey: domainKeys(org, lookups[kind].domain).lookup(settled),
      queryFn: () => lookups[kind].search(settled),
      enabled: settled.length > 1 && allowed[kind],
    })),
  });

  const matches = (item: Item) =>
    wanted === '' ||
    item.label
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted)) ||
    item.label.toLowerCase().startsWith(wanted);
  const pages = new Map(
    [...tabs, ...moreItems, ...sections.flatMap((section) => section.items)].map((item) => [
      item.href,
      { key: item.href, label: t(item.label), icon: item.icon, path: item.href },
    ]),
  );
  const found = searches.flatMap(({ data = [] }, index): Item[] => {
    const kind = SEARCHED[index] ?? 'account';
    return data.map((choice) => ({
      key: choice.value,
      label: choice.label,
      detail: t(`record.${kind}`),
      icon: kindIcons[kind],
      path: pathsOf[`${kind}s`].detail(choice.value),
    }));
  });
  const recent = recentRecords(client, org).filter(matches).slice(0, MOST_RECENT);
  const known = new Set(recent.map((item) => item.key));
  const groups: Group[] = [
    { title: t('command.recent'), items: recent },
    {
      title: t('command.records'),
      items: wanted === '' ? [] : found.filter((item) => !known.has(item.key)),
    },
    {
      title: t('command.create'),
      items: kinds
        .map((kind) => ({
          key: `new-${kind}`,
          label: t(`create.${kind}`),
          icon: kindIcons[kind],
          run: () => start(kind),
        }))
        .filter(matches),
    },
    { title: t('command.goTo'), items: [...pages.values()].filter(matches) },
    {
      title: t('command.more'),
      items: [
        { key: 'help', label: t('command.help'), icon: Keyboard, run: () => show('help') },
      ].filter(matches),
    },
  ];
  return {
    groups: groups.filter((group) => group.items.length > 0),
    searching:
      wanted !== '' && (settled !== text.trim() || searches.some((each) => each.isFetching)),
  };
}

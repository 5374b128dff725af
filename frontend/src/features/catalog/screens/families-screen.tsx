'use client';

import { Layers, Plus } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { FilterChips } from '@/components/data-table/filter-chips';
import { LoadMore } from '@/components/data-table/load-more';
import { useListState } from '@/components/data-table/use-list-state';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { familyIcons } from '@/components/ui/family-icon';
import { useFamilies, type FamilyHeader } from '@/features/catalog/families-api';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/families';
import { paths } from '@/lib/paths/paths';

/** What is offered together, by type and name. */
export function FamiliesScreen() {
  const query = useFamilies();
  const list = useListState();
  const create = useCan('products:write') && (
    <ButtonLink tone="primary" href={paths.families.detail('new')}>
      <Plus aria-hidden />
      {t('families.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('families.title')} subtitle={t('families.intro')} actions={create} />
      <QueryState query={query} skeleton={<ListSkeleton rows={4} />}>
        {({ pages }) => {
          const families = pages.flatMap((page) => page.items);
          if (families.length === 0) {
            return (
              <EmptyState
                icon={Layers}
                title={t('families.none')}
                hint={create ? t('families.noneHint') : t('families.noneReader')}
              >
                {create}
              </EmptyState>
            );
          }
          const groups = byType(families);
          const wanted = groups.filter(([type]) => type === list.get('type'));
          return (
            <div className="space-y-6">
              {groups.length > 1 && (
                <FilterChips
                  list={list}
                  chips={groups.map(([type]) => ({ key: 'type', value: type, label: type }))}
                />
              )}
              {(wanted.length > 0 ? wanted : groups).map(([type, group]) => (
                <Group key={type} type={type} families={group} />
              ))}
              <LoadMore query={query} />
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

function byType(families: readonly FamilyHeader[]): [string, FamilyHeader[]][] {
  const groups = new Map<string, FamilyHeader[]>();
  for (const each of families) {
    const key = [...groups.keys()].find((known) => known.toLowerCase() === each.type.toLowerCase());
    groups.set(key ?? each.type, [...(groups.get(key ?? each.type) ?? []), each]);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

function Group({ type, families }: { type: string; families: FamilyHeader[] }) {
  return (
    <section aria-label={type}>
      <h2 className="mb-2 font-semibold">{type}</h2>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
        {families.map((family) => {
          const Icon = familyIcons[family.icon];
          return (
            <li key={family.id}>
              <Link
                href={paths.families.detail(family.id)}
                className="flex h-full min-h-32 flex-col items-center justify-center gap-2 rounded-sheet border border-line bg-surface p-4 text-center shadow-card hover:bg-sunken"
              >
                <Icon aria-hidden className="size-8 text-accent-ink" />
                <span className="font-medium break-words">{family.name}</span>
                <span className="text-sm text-muted">
                  {t('families.items', { count: family.item_count })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

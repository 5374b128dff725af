'use client';

import dynamic from 'next/dynamic';
import { PageHeader } from '@/components/app-shell/page-header';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { useCategories, type Categories } from '@/features/catalog/categories-api';
import { depths } from '@/features/catalog/category-tree';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/categories';

const CategoryEditor = dynamic(
  () => import('@/features/catalog/components/category-editor').then((m) => m.CategoryEditor),
  { ssr: false, loading: () => <ListSkeleton rows={4} /> },
);

/** The tree that products are sorted into. */
export function CategoriesScreen() {
  const query = useCategories();
  const canWrite = useCan('products:write');
  return (
    <>
      <PageHeader title={t('categories.title')} subtitle={t('categories.intro')} />
      <QueryState query={query} skeleton={<ListSkeleton rows={4} />}>
        {(tree) =>
          canWrite ? <CategoryEditor key={tree.version} tree={tree} /> : <Listed tree={tree} />
        }
      </QueryState>
    </>
  );
}

function Listed({ tree }: { tree: Categories }) {
  const deep = depths(tree.items);
  if (tree.items.length === 0) return <p className="text-muted">{t('categories.noneReader')}</p>;
  return (
    <ul className="divide-y divide-line rounded-sheet border border-line bg-surface">
      {tree.items.map(({ id, name }) => (
        <li key={id} className="px-4 py-3">
          <span style={{ paddingInlineStart: `${(deep.get(id) ?? 0) * 1.25}rem` }}>{name}</span>
        </li>
      ))}
    </ul>
  );
}

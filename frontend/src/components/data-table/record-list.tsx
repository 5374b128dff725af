'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { NoMatchesState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { ListFilesProps } from '@/components/exports/list-files';
import type { Givable } from '@/lib/api/give-owner';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/bulk';
import { useIsWide } from '@/lib/use-media-query';
import type { Column } from './columns';
import { DataTable } from './data-table';
import { FilterChips, type Chip } from './filter-chips';
import { LoadMore, type PagedQuery } from './load-more';
import { SearchBox } from './search-box';
import type { ListState } from './use-list-state';
import { useSelection, type Selectable } from './use-selection';

const SelectionBar = dynamic(
  () => import('./selection-bar').then((module) => module.SelectionBar),
  { ssr: false },
);

const ListFiles = dynamic(
  () => import('@/components/exports/list-files').then((module) => module.ListFiles),
  { ssr: false },
);

type RecordListProps<T extends Selectable> = {
  label: string;
  query: PagedQuery<T>;
  list: ListState;
  columns: readonly Column<T>[];
  href: (row: T) => string;
  /** The column the server sorts by; others sort what is loaded, and the list says so. */
  serverSort: string;
  search?: { label: string; placeholder: string };
  chips?: readonly Chip[];
  /** Where rows can be chosen and given to another owner: whose records they are, for who may change them. */
  givable?: Givable;
  /** Which list goes out as a file, and the query that the server narrows it by. */
  files?: ListFilesProps;
  /** Shown when there is nothing at all, not when a filter hides it. */
  empty: ReactNode;
};

/** A list page below its header: search, chips, rows or the state that fits, load more. */
export function RecordList<T extends Selectable>(props: RecordListProps<T>) {
  const {
    label,
    query,
    list,
    columns,
    href,
    serverSort,
    search,
    chips = [],
    givable,
    files,
    empty,
  } = props;
  const mayGive = useCan(`${givable ?? 'leads'}:write`) && givable !== undefined;
  const loaded = query.data?.pages.flatMap((page) => page.items) ?? [];
  const wide = useIsWide();
  const { selection, ask, clear } = useSelection(loaded, mayGive);
  return (
    <div className="space-y-3">
      <div className="space-y-3 md:flex md:flex-wrap md:items-center md:gap-3 md:space-y-0">
        {search && (
          <SearchBox
            {...search}
            value={list.get('q') ?? ''}
            onChange={(text) => list.set('q', text || undefined)}
          />
        )}
        <FilterChips chips={chips} list={list} />
        <div className="flex gap-2 empty:hidden">
          <SortSelect columns={columns} list={list} />
          {ask && loaded.length > 0 && <Button onClick={ask}>{t('bulk.select')}</Button>}
          {files && <ListFiles {...files} />}
        </div>
      </div>
      <QueryState query={query} skeleton={<ListSkeleton />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          if (rows.length === 0) {
            return list.filtered ? (
              <NoMatchesState text={list.get('q')} onClear={list.clear} />
            ) : (
              empty
            );
          }
          return (
            <>
              <DataTable
                label={label}
                columns={columns}
                rows={rows}
                getKey={(row) => row.id}
                href={href}
                sort={list.sort}
                onSort={list.setSort}
                selection={selection}
              />
              <ListFooter
                count={rows.length}
                query={query}
                note={sortNote(columns, list, serverSort, query.hasNextPage)}
              />
            </>
          );
        }}
      </QueryState>
      {givable && selection && (selection.rows.length > 0 || !wide) && (
        <SelectionBar
          domain={givable}
          rows={selection.rows.map((row) => ({
            id: row.id,
            version: row.version,
            owner_id: row.owner_id,
            title: columns.find((column) => column.card === 'title')?.cell(row),
          }))}
          onClear={clear}
        />
      )}
    </div>
  );
}

function sortNote<T>(
  columns: readonly Column<T>[],
  list: ListState,
  serverSort: string,
  more: boolean,
): string | null {
  const column = columns.find((each) => each.id === list.sort?.column);
  if (!column || !more || (column.id === serverSort && !list.sort?.descending)) return null;
  return t('list.sortLoaded', { column: column.header });
}

type ListFooterProps = {
  count: number;
  note: string | null;
  query: Pick<PagedQuery<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
};

function ListFooter({ count, note, query }: ListFooterProps) {
  return (
    <div className="flex flex-col items-center gap-2 py-1 text-sm text-muted md:flex-row">
      <p className="md:mr-auto" aria-live="polite">
        {t('list.count', { count })}
        {note && <span className="block md:ml-2 md:inline">{note}</span>}
      </p>
      <LoadMore query={query} />
    </div>
  );
}

/** On phones there are no column heads to tap. */
function SortSelect<T>({ columns, list }: { columns: readonly Column<T>[]; list: ListState }) {
  const wide = useIsWide();
  const sortable = columns.filter((column) => column.compare);
  if (wide || sortable.length === 0) return null;
  return (
    <div className="min-w-0 grow">
      <Select
        aria-label={t('list.sortBy')}
        emptyLabel={`${t('list.sortBy')}: ${t('list.sortDefault')}`}
        options={sortable.map((column) => ({ value: column.id, label: column.header }))}
        value={list.sort?.column ?? ''}
        onChange={(event) =>
          list.setSort(
            event.target.value ? { column: event.target.value, descending: false } : null,
          )
        }
      />
    </div>
  );
}

'use client';

import { Handshake, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { FilterChips } from '@/components/data-table/filter-chips';
import { useListState } from '@/components/data-table/use-list-state';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { BoardView } from '@/features/opportunities/components/board-view';
import { ownerChip, ViewSwitch } from '@/features/opportunities/components/view-switch';
import { t } from '@/lib/i18n/opportunities';
import { useCreateDialog } from '@/stores/create-dialog';

/** The board is what one opens on. */
const DealsList = dynamic(
  () => import('@/features/opportunities/components/deals-list').then((module) => module.DealsList),
  { ssr: false, loading: () => <ListSkeleton /> },
);

export function OpportunitiesScreen() {
  const list = useListState();
  const start = useCreateDialog((state) => state.start);
  const mayCreate = useCanCreate('opportunity');
  const asList = list.get('view') === 'list';

  const create = mayCreate && (
    <Button tone="primary" onClick={() => start('opportunity')}>
      <Plus aria-hidden />
      {t('create.opportunity')}
    </Button>
  );
  const empty = (
    <EmptyState
      icon={Handshake}
      title={t(asList ? 'deals.openEmpty.title' : 'deals.empty.title')}
      hint={t('deals.empty.hint')}
    >
      {create}
    </EmptyState>
  );

  return (
    <>
      <PageHeader
        title={t('deals.title')}
        actions={
          <>
            <ViewSwitch list={list} />
            <span className="hidden md:block">{create}</span>
          </>
        }
      />
      {asList ? (
        <DealsList list={list} empty={empty} />
      ) : (
        <>
          <div className="mb-3">
            <FilterChips chips={[ownerChip]} list={list} />
          </div>
          <BoardView owner={list.get('owner')} stage={list.get('stage')} empty={empty} />
        </>
      )}
    </>
  );
}

'use client';

import { LifeBuoy, Plus } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { useCases, type Case } from '@/features/cases/api';
import { BreachMark, PriorityBadge, StatusBadge } from '@/features/cases/components/case-badges';
import { chipsOf, filtersOf } from '@/features/cases/filters';
import { casePriorities, caseStatuses } from '@/lib/api/case-picklists';
import { useAccountName } from '@/lib/api/use-account-name';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/cases';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

type Words = { ownerName: (id: string) => string; instant: (at: string) => string };

/** When it is due, or was closed. */
const whenOf = (each: Case, instant: Words['instant']) =>
  each.closed_at
    ? t('cases.closedAt', { at: instant(each.closed_at) })
    : t('cases.dueAt', { at: instant(each.due_at) });

function columns({ ownerName, instant }: Words): Column<Case>[] {
  return [
    {
      id: 'subject',
      header: t('cases.subject'),
      cell: (each) => each.subject,
      compare: byText((each) => each.subject),
      card: 'title',
    },
    {
      id: 'account',
      header: t('record.account'),
      cell: (each) => each.account_name,
      compare: byText((each) => each.account_name),
      card: 'subtitle',
    },
    { id: 'number', header: t('cases.number'), cell: (each) => each.number, secondary: true },
    {
      id: 'priority',
      header: t('cases.priority'),
      cell: (each) => <PriorityBadge priority={each.priority} />,
      compare: (a, b) => casePriorities.indexOf(a.priority) - casePriorities.indexOf(b.priority),
      card: 'meta',
    },
    {
      id: 'status',
      header: t('field.status'),
      cell: (each) => <StatusBadge status={each.status} />,
      compare: (a, b) => caseStatuses.indexOf(a.status) - caseStatuses.indexOf(b.status),
      card: 'meta',
    },
    {
      id: 'due',
      header: t('cases.due'),
      cell: (each) => (
        <span className="inline-flex flex-wrap items-center gap-1.5 tabular">
          <BreachMark record={each} />
          <span className="text-sm text-muted">{whenOf(each, instant)}</span>
        </span>
      ),
      compare: byText((each) => each.due_at),
      card: 'meta',
    },
    {
      id: 'issue',
      header: t('cases.issue'),
      cell: (each) => each.issue_type,
      compare: byText((each) => each.issue_type),
      secondary: true,
    },
    {
      id: 'owner',
      header: t('field.owner'),
      cell: (each) => ownerName(each.owner_id),
      compare: byText((each) => ownerName(each.owner_id)),
    },
  ];
}

/** The queue: what is late, then what is urgent; closed cases only when asked for. */
export function CasesScreen() {
  const list = useListState();
  const filters = filtersOf(list);
  const query = useCases(filters);
  const accountName = useAccountName(filters.account_id);
  const ownerName = useOwnerName();
  const format = useOrgFormat();
  const start = useCreateDialog((state) => state.start);
  const mayCreate = useCanCreate('case');

  const create = mayCreate && (
    <Button
      tone="primary"
      onClick={() =>
        start('case', accountName ? { accountId: filters.account_id, accountName } : undefined)
      }
    >
      <Plus aria-hidden />
      {t('cases.new')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('cases.title')} actions={create} />
      <RecordList
        givable="cases"
        label={t('cases.title')}
        query={query}
        list={list}
        files={{ kind: 'cases', filters }}
        columns={columns({ ownerName, instant: format.instant })}
        href={(each) => paths.cases.detail(each.id)}
        serverSort=""
        search={{ label: t('cases.searchLabel'), placeholder: t('cases.searchPlaceholder') }}
        chips={chipsOf(filters, accountName, format.month)}
        empty={
          <EmptyState icon={LifeBuoy} title={t('cases.empty.title')} hint={t('cases.empty.hint')}>
            {create}
          </EmptyState>
        }
      />
    </>
  );
}

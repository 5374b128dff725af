'use client';

import type { ReactNode } from 'react';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import type { ListState } from '@/components/data-table/use-list-state';
import { Badge } from '@/components/ui/badge';
import { stageTone } from '@/components/ui/status-tones';
import { useDeals, type Deal } from '@/features/opportunities/api';
import { stages } from '@/lib/api/picklists';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/opportunities';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';
import { ownerChip } from './view-switch';

type Format = ReturnType<typeof useOrgFormat>;

/** The day it was closed on, or is expected to be. */
const closing = (deal: Deal) => deal.closed_on ?? deal.close_date ?? '';

function columns(format: Format, ownerName: (id: string) => string): Column<Deal>[] {
  return [
    {
      id: 'name',
      header: t('field.name'),
      cell: (deal) => deal.name,
      compare: byText((deal) => deal.name),
      card: 'title',
    },
    {
      id: 'account',
      header: t('record.account'),
      cell: (deal) => deal.account_name,
      compare: byText((deal) => deal.account_name),
      card: 'subtitle',
    },
    {
      id: 'stage',
      header: t('field.stage'),
      cell: (deal) => <Badge tone={stageTone(deal.stage)}>{deal.stage}</Badge>,
      compare: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage),
      card: 'meta',
    },
    {
      id: 'close',
      header: t('field.closeDate'),
      cell: (deal) => (closing(deal) ? format.date(closing(deal)) : ''),
      compare: byText(closing),
      card: 'meta',
    },
    {
      id: 'amount',
      header: t('field.amount'),
      cell: (deal) => format.money(deal.amount, deal.currency),
      compare: (a, b) => compareDecimals(a.amount, b.amount),
      align: 'end',
      card: 'trailing',
    },
    {
      id: 'owner',
      header: t('field.owner'),
      cell: (deal) => ownerName(deal.owner_id),
      compare: byText((deal) => ownerName(deal.owner_id)),
      secondary: true,
    },
  ];
}

const chips = [
  ownerChip,
  ...stages.map((stage) => ({ key: 'stage', value: stage, label: stage as string })),
];

const narrowing = ['q', 'stage', 'owner'];

/** The deals as rows: the open ones, or those of one stage, soonest to close first. */
export function DealsList({ list, empty }: { list: ListState; empty: ReactNode }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const filters = {
    q: list.get('q'),
    stage: list.get('stage'),
    owner: list.get('owner'),
  };
  const query = useDeals(filters);
  const narrowed: ListState = {
    ...list,
    filtered: narrowing.some((key) => list.get(key)),
    clear: () => narrowing.forEach((key) => list.set(key, undefined)),
  };
  return (
    <RecordList
      givable="opportunities"
      label={t('deals.title')}
      query={query}
      list={narrowed}
      files={{ kind: 'opportunities', filters }}
      columns={columns(format, ownerName)}
      href={(deal) => paths.opportunities.detail(deal.id)}
      serverSort="close"
      search={{ label: t('deals.searchLabel'), placeholder: t('deals.searchPlaceholder') }}
      chips={chips}
      empty={empty}
    />
  );
}

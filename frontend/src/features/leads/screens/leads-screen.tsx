'use client';

import { Plus, Sparkles } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { leadTone } from '@/components/ui/status-tones';
import { useLeads, type Lead } from '@/features/leads/api';
import { isLeadStatus, leadStatuses } from '@/features/leads/status';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/leads';
import { paths } from '@/lib/paths/paths';
import { personName } from '@/lib/person-name';
import { useCreateDialog } from '@/stores/create-dialog';

function columns(
  ownerName: (id: string) => string,
  day: (instant: string) => string,
): Column<Lead>[] {
  return [
    {
      id: 'name',
      header: t('field.name'),
      cell: personName,
      compare: byText(personName),
      card: 'title',
    },
    {
      id: 'company',
      header: t('field.company'),
      cell: (lead) => lead.company,
      compare: byText((lead) => lead.company),
      card: 'subtitle',
    },
    {
      id: 'status',
      header: t('field.status'),
      cell: (lead) => <Badge tone={leadTone(lead.status)}>{lead.status}</Badge>,
      compare: (a, b) => leadStatuses.indexOf(a.status) - leadStatuses.indexOf(b.status),
      card: 'trailing',
    },
    {
      id: 'source',
      header: t('leads.field.source'),
      cell: (lead) => lead.lead_source ?? '',
      compare: byText((lead) => lead.lead_source),
    },
    {
      id: 'phone',
      header: t('field.phone'),
      cell: (lead) => lead.phone ?? '',
      secondary: true,
    },
    {
      id: 'owner',
      header: t('field.owner'),
      cell: (lead) => ownerName(lead.owner_id),
      compare: byText((lead) => ownerName(lead.owner_id)),
    },
    {
      id: 'created',
      header: t('field.created'),
      cell: (lead) => <span className="tabular">{day(lead.created_at)}</span>,
      compare: byText((lead) => lead.created_at),
    },
  ];
}

const chips = [
  { key: 'owner', value: 'me', label: t('leads.filter.mine') },
  ...leadStatuses.map((status) => ({ key: 'status', value: status, label: status })),
];

/** Newest first, as the server sorts them; converted leads only when asked for. */
export function LeadsScreen() {
  const list = useListState();
  const status = list.get('status');
  const filters = {
    q: list.get('q'),
    status: isLeadStatus(status) ? status : undefined,
    owner: list.get('owner'),
  };
  const query = useLeads(filters);
  const ownerName = useOwnerName();
  const format = useOrgFormat();
  const start = useCreateDialog((state) => state.start);
  const mayCreate = useCanCreate('lead');

  const create = mayCreate && (
    <Button tone="primary" onClick={() => start('lead')}>
      <Plus aria-hidden />
      {t('leads.new')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('leads.title')} actions={create} />
      <RecordList
        givable="leads"
        label={t('leads.title')}
        query={query}
        list={list}
        files={{ kind: 'leads', filters }}
        columns={columns(ownerName, format.instantDate)}
        href={(lead) => paths.leads.detail(lead.id)}
        serverSort=""
        search={{ label: t('leads.searchLabel'), placeholder: t('leads.searchPlaceholder') }}
        chips={chips}
        empty={
          <EmptyState icon={Sparkles} title={t('leads.empty.title')} hint={t('leads.empty.hint')}>
            {create}
          </EmptyState>
        }
      />
    </>
  );
}

'use client';

import { FileSignature } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { contractTone, cycleTone } from '@/components/ui/status-tones';
import { useContracts, type Contract } from '@/features/contracts/api';
import { ProposeButton } from '@/features/contracts/components/propose-button';
import { contractStatuses } from '@/lib/api/picklists';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contracts';
import { compareDecimals } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

function columns(format: ReturnType<typeof useOrgFormat>): Column<Contract>[] {
  return [
    {
      id: 'number',
      header: t('contracts.number'),
      cell: (contract) => contract.number,
      compare: byText((contract) => contract.number),
      card: 'title',
    },
    {
      id: 'account',
      header: t('contracts.account'),
      cell: (contract) => contract.account_name,
      compare: byText((contract) => contract.account_name),
      card: 'subtitle',
    },
    {
      id: 'status',
      header: t('field.status'),
      cell: (contract) => <Badge tone={contractTone(contract.status)}>{contract.status}</Badge>,
      compare: byText((contract) => contract.status),
      card: 'meta',
    },
    {
      id: 'payment',
      header: t('contracts.state'),
      cell: (contract) => (
        <Badge tone={cycleTone(contract.payment_state)}>
          {t(`contracts.state.${contract.payment_state}`)}
        </Badge>
      ),
      compare: byText((contract) => contract.payment_state),
      card: 'meta',
    },
    {
      id: 'cycle',
      header: t('contracts.cycle'),
      cell: (contract) => contract.billing_cycle,
      compare: byText((contract) => contract.billing_cycle),
      card: 'meta',
    },
    {
      id: 'start',
      header: t('contracts.start'),
      cell: (contract) => format.date(contract.start_date),
      compare: byText((contract) => contract.start_date),
    },
    {
      id: 'end',
      header: t('contracts.end'),
      cell: (contract) =>
        contract.end_date ? format.date(contract.end_date) : t('contracts.openEnd'),
      compare: byText((contract) => contract.end_date),
      secondary: true,
    },
    {
      id: 'price',
      header: t('contracts.price'),
      cell: (contract) => format.money(contract.price_per_cycle, contract.currency),
      compare: (a, b) => compareDecimals(a.price_per_cycle, b.price_per_cycle),
      align: 'end',
      card: 'trailing',
    },
  ];
}

const chips = contractStatuses.map((status) => ({
  key: 'status',
  value: status as string,
  label: status as string,
}));

export function ContractsScreen() {
  const list = useListState();
  const format = useOrgFormat();
  const mayPropose = useCan('payments:write');
  const mayReport = useCan('reports:read');
  const filters = { q: list.get('q'), status: list.get('status') };
  const query = useContracts(filters);
  return (
    <>
      <PageHeader
        title={t('contracts.title')}
        actions={
          <>
            {mayPropose && <ProposeButton />}
            {mayReport && (
              <ButtonLink href={paths.retainers()}>{t('contracts.yearView')}</ButtonLink>
            )}
          </>
        }
      />
      <RecordList
        label={t('contracts.title')}
        query={query}
        list={list}
        files={{ kind: 'contracts', filters }}
        columns={columns(format)}
        href={(contract) => paths.contracts.detail(contract.id)}
        serverSort=""
        search={{
          label: t('contracts.searchLabel'),
          placeholder: t('contracts.searchPlaceholder'),
        }}
        chips={chips}
        empty={
          <EmptyState
            icon={FileSignature}
            title={t('contracts.empty.title')}
            hint={t('contracts.empty.hint')}
          >
            <ButtonLink tone="primary" href={paths.opportunities.list()}>
              {t('contracts.empty.action')}
            </ButtonLink>
          </EmptyState>
        }
      />
    </>
  );
}

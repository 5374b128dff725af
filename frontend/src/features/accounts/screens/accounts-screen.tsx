'use client';

import { Building2, Plus } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useAccounts, type Account } from '@/features/accounts/api';
import { useAccountName } from '@/lib/api/use-account-name';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

function columns(ownerName: (id: string) => string): Column<Account>[] {
  return [
    {
      id: 'name',
      header: t('field.name'),
      cell: (account) => account.name,
      compare: byText((account) => account.name),
      card: 'title',
    },
    {
      id: 'type',
      header: t('field.type'),
      cell: (account) => (
        <Badge tone={account.type === 'Customer' ? 'good' : 'neutral'}>{account.type}</Badge>
      ),
      compare: byText((account) => account.type),
      card: 'trailing',
    },
    {
      id: 'industry',
      header: t('field.industry'),
      cell: (account) => account.industry ?? '',
      compare: byText((account) => account.industry),
      card: 'subtitle',
    },
    { id: 'phone', header: t('field.phone'), cell: (account) => account.phone ?? '' },
    {
      id: 'city',
      header: t('address.city'),
      cell: (account) => account.billing_address?.city ?? '',
      compare: byText((account) => account.billing_address?.city),
      secondary: true,
    },
    {
      id: 'owner',
      header: t('field.owner'),
      cell: (account) => ownerName(account.owner_id),
      compare: byText((account) => ownerName(account.owner_id)),
    },
  ];
}

const chips = [
  { key: 'owner', value: 'me', label: t('accounts.filter.mine') },
  { key: 'active', value: 'false', label: t('accounts.filter.inactive') },
];

export function AccountsScreen() {
  const list = useListState();
  const parentId = list.get('parent_id');
  const parentName = useAccountName(parentId);
  const below = parentId && {
    key: 'parent_id',
    value: parentId,
    label: t('accounts.filter.below', { name: parentName ?? '…' }),
  };
  const filters = {
    q: list.get('q'),
    owner: list.get('owner'),
    active: list.get('active'),
    parent_id: parentId,
  };
  const query = useAccounts(filters);
  const ownerName = useOwnerName();
  const start = useCreateDialog((state) => state.start);
  const mayCreate = useCanCreate('account');

  const create = mayCreate && (
    <Button tone="primary" onClick={() => start('account')}>
      <Plus aria-hidden />
      {t('accounts.new')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('accounts.title')} actions={create} />
      <RecordList
        givable="accounts"
        label={t('accounts.title')}
        query={query}
        list={list}
        files={{ kind: 'accounts', filters }}
        columns={columns(ownerName)}
        href={(account) => paths.accounts.detail(account.id)}
        serverSort="name"
        search={{ label: t('accounts.searchLabel'), placeholder: t('accounts.searchPlaceholder') }}
        chips={below ? [below, ...chips] : chips}
        empty={
          <EmptyState
            icon={Building2}
            title={t('accounts.empty.title')}
            hint={t('accounts.empty.hint')}
          >
            {create}
          </EmptyState>
        }
      />
    </>
  );
}

'use client';

import { Plus, UserRound } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { byText, type Column } from '@/components/data-table/columns';
import { RecordList } from '@/components/data-table/record-list';
import { useListState } from '@/components/data-table/use-list-state';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { useContacts, type Contact } from '@/features/contacts/api';
import { useAccountName } from '@/lib/api/use-account-name';
import { t } from '@/lib/i18n/contacts';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

const columns: Column<Contact>[] = [
  {
    id: 'name',
    header: t('field.name'),
    cell: (contact) => contact.name,
    compare: byText((contact) => [contact.last_name, contact.first_name].join(' ')),
    card: 'title',
  },
  {
    id: 'account',
    header: t('record.account'),
    cell: (contact) => contact.account_name,
    compare: byText((contact) => contact.account_name),
    card: 'subtitle',
  },
  {
    id: 'title',
    header: t('field.title'),
    cell: (contact) => contact.title ?? '',
    secondary: true,
  },
  {
    id: 'email',
    header: t('field.email'),
    cell: (contact) => contact.email ?? '',
    compare: byText((contact) => contact.email),
  },
  {
    id: 'phone',
    header: t('field.phone'),
    cell: (contact) => contact.phone ?? '',
    compare: byText((contact) => contact.phone),
  },
];

const chips = [
  { key: 'owner', value: 'me', label: t('contacts.filter.mine') },
  { key: 'active', value: 'false', label: t('contacts.filter.inactive') },
];

/** In order of last names; from an account's page only that account's, which a chip says and takes away. */
export function ContactsScreen() {
  const list = useListState();
  const accountId = list.get('account_id');
  const accountName = useAccountName(accountId);
  const filters = {
    q: list.get('q'),
    owner: list.get('owner'),
    active: list.get('active'),
    account_id: accountId,
  };
  const query = useContacts(filters);
  const start = useCreateDialog((state) => state.start);
  const mayCreate = useCanCreate('contact');
  const ofAccount = accountId && {
    key: 'account_id',
    value: accountId,
    label: accountName
      ? t('contacts.filter.account', { name: accountName })
      : t('contacts.filter.oneAccount'),
  };

  const create = mayCreate && (
    <Button
      tone="primary"
      onClick={() => start('contact', accountName ? { accountId, accountName } : undefined)}
    >
      <Plus aria-hidden />
      {t('contacts.new')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('contacts.title')} actions={create} />
      <RecordList
        givable="contacts"
        label={t('contacts.title')}
        query={query}
        list={list}
        files={{ kind: 'contacts', filters }}
        columns={columns}
        href={(contact) => paths.contacts.detail(contact.id)}
        serverSort="name"
        search={{
          label: t('contacts.searchLabel'),
          placeholder: t('contacts.searchPlaceholder'),
        }}
        chips={ofAccount ? [ofAccount, ...chips] : chips}
        empty={
          <EmptyState
            icon={UserRound}
            title={t('contacts.empty.title')}
            hint={t('contacts.empty.hint')}
          >
            {create}
          </EmptyState>
        }
      />
    </>
  );
}

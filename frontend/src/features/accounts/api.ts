'use client';

import { useQuery } from '@tanstack/react-query';
import { labelledAddresses } from '@/lib/addresses';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/accounts';
import { change, creation } from '@/lib/offline/write';
import { accountLabels } from './labels';
import type { AccountValues } from './schema';

export type Account = Schemas['AccountOut'];

type AccountFilters = {
  q?: string;
  active?: string;
  owner?: string;
  parent_id?: string;
};

export function useAccounts({ active, ...filters }: AccountFilters) {
  return useRecordList<Account>('accounts', { ...filters, active }, (cursor, signal) =>
    unwrap(
      api.GET('/api/v1/accounts', {
        params: {
          query: {
            ...filters,
            active: active === undefined ? undefined : active === 'true',
            cursor,
          },
        },
        signal,
      }),
    ),
  );
}

export const readAccount = (id: string, signal?: AbortSignal) =>
  unwrap(
    api.GET('/api/v1/accounts/{account_id}', { params: { path: { account_id: id } }, signal }),
  );

export function useAccount(id: string) {
  return useRecord<Account>('accounts', id, (signal) => readAccount(id, signal));
}

export function useAccountRelated(id: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'accounts').related(id),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/accounts/{account_id}/related', {
          params: { path: { account_id: id } },
          signal,
        }),
      ),
  });
}

const about = (account: { name: string }) => ({
  kind: t('record.account'),
  title: account.name,
  labels: accountLabels,
});

export function newAccount(id: string, values: AccountValues) {
  const body: Schemas['AccountCreate'] & { id: string } = { id, ...values };
  return creation<Account>(
    'accounts',
    body,
    {
      ...values,
      id,
      addresses: labelledAddresses({
        Billing: values.billing_address,
        Shipping: values.shipping_address,
      }),
      is_active: true,
      merged_into_id: null,
    },
    about(values),
  );
}

export function changedAccount(
  account: Account,
  changes: Omit<Schemas['AccountChange'], 'version'>,
) {
  return change('accounts', account, changes, about(account));
}

'use client';

import dynamic from 'next/dynamic';
import { MergeableMenu } from '@/components/merge/mergeable-menu';
import { changedAccount, type Account } from '@/features/accounts/api';
import { t } from '@/lib/i18n/accounts';

const AccountMerge = dynamic(
  () => import('./account-merge').then((module) => module.AccountMerge),
  { ssr: false },
);

export function AccountActions({ account }: { account: Account }) {
  return (
    <MergeableMenu
      record={account}
      write={changedAccount}
      texts={{
        deactivated: t('accounts.deactivated'),
        reactivated: t('accounts.reactivated'),
        hint: t('accounts.deactivate.hint'),
      }}
      dialog={(merging) => <AccountMerge account={account} {...merging} />}
    />
  );
}

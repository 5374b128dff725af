'use client';

import { Merge } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ActivityMenu } from '@/components/app-shell/activity-menu';
import { MenuItem } from '@/components/ui/menu';
import { changedAccount, type Account } from '@/features/accounts/api';
import { t } from '@/lib/i18n/accounts';
import { useMergeNext } from '@/stores/merge-next';

const AccountMerge = dynamic(
  () => import('./account-merge').then((module) => module.AccountMerge),
  {
    ssr: false,
  },
);

export function AccountActions({ account }: { account: Account }) {
  const [merging, setMerging] = useState(false);
  const { wanted, forget } = useMergeNext();
  const otherId = wanted?.id === account.id ? wanted.otherId : undefined;
  const close = () => {
    setMerging(false);
    forget();
  };
  return (
    <>
      <ActivityMenu
        record={account}
        write={changedAccount}
        texts={{
          deactivate: t('accounts.deactivate'),
          reactivate: t('accounts.reactivate'),
          deactivated: t('accounts.deactivated'),
          reactivated: t('accounts.reactivated'),
          title: t('accounts.deactivate.title', { name: account.name }),
          hint: t('accounts.deactivate.hint'),
        }}
      >
        {account.is_active && (
          <MenuItem onSelect={() => setMerging(true)}>
            <Merge aria-hidden />
            {t('accounts.merge')}
          </MenuItem>
        )}
      </ActivityMenu>
      {(merging || otherId) && <AccountMerge account={account} otherId={otherId} onClose={close} />}
    </>
  );
}

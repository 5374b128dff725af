'use client';

import { ActivityMenu } from '@/components/app-shell/activity-menu';
import { changedAccount, type Account } from '@/features/accounts/api';
import { t } from '@/lib/i18n/accounts';

export function AccountActions({ account }: { account: Account }) {
  return (
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
    />
  );
}

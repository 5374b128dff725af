'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Fragment } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import { Addresses } from '@/components/addresses/addresses';
import { RecordColumns, RecordHeader } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { Files } from '@/components/files/lazy-files';
import { MergeHistory } from '@/components/merge/lazy-merge-history';
import { MergedAway } from '@/components/merge/merged-away';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { PhoneLink, WebsiteLink } from '@/components/ui/contact-links';
import { Skeleton } from '@/components/ui/skeleton';
import { changedAccount, useAccount, type Account } from '@/features/accounts/api';
import { AccountChildren } from '@/features/accounts/components/account-children';
import { AccountDetails } from '@/features/accounts/components/account-details';
import { AccountCases, AccountContacts } from '@/features/accounts/components/account-related';
import { ParentPath } from '@/features/accounts/components/parent-path';
import { accountLabels } from '@/features/accounts/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

const AccountSales = dynamic(
  () => import('@/features/accounts/components/account-sales').then((m) => m.AccountSales),
  {
    ssr: false,
    loading: () => <CardSkeleton title={t('accounts.related.opportunities')} />,
  },
);
const AccountActions = dynamic(
  () =>
    import('@/features/accounts/components/account-actions').then(
      (module) => module.AccountActions,
    ),
  { ssr: false, loading: () => <Skeleton className="size-11 md:size-9" /> },
);

export function AccountScreen() {
  return (
    <RecordScreen useRead={useAccount}>
      {(account, fresh) =>
        account.merged_into_id ? (
          <MergedAway href={paths.accounts.detail(account.merged_into_id)} certain={fresh} />
        ) : (
          <AccountRecord account={account} />
        )
      }
    </RecordScreen>
  );
}

function AccountRecord({ account }: { account: Account }) {
  const ownerName = useOwnerName();
  const canWrite = useCan('accounts:write');
  const canSell = useCanCreate('opportunity');
  const start = useCreateDialog((state) => state.start);
  const owner = ownerName(account.owner_id);
  const facts = [
    account.phone && { label: t('field.phone'), value: <PhoneLink number={account.phone} /> },
    account.website && {
      label: t('field.website'),
      value: <WebsiteLink address={account.website} />,
    },
    owner && { label: t('field.owner'), value: owner },
  ].filter((fact) => !!fact);

  return (
    <>
      <title>{account.name}</title>
      <ParentPath parentId={account.parent_id} />
      <RecordHeader
        kind={t('record.account')}
        title={account.name}
        icon={<Avatar name={account.name} size="lg" square />}
        badges={
          <>
            <Badge tone={account.type === 'Customer' ? 'good' : 'accent'}>{account.type}</Badge>
            {!account.is_active && <Badge tone="warn">{t('status.inactive')}</Badge>}
          </>
        }
        facts={facts}
        actions={
          <>
            {canSell && account.is_active && (
              <Button
                tone="primary"
                onClick={() =>
                  start('opportunity', { accountId: account.id, accountName: account.name })
                }
              >
                <Plus aria-hidden />
                {t('create.opportunity')}
              </Button>
            )}
            {canWrite && <AccountActions account={account} />}
          </>
        }
      />
      <RecordColumns
        columns={[
          <Fragment key="details">
            <AccountDetails account={account} />
            <Addresses
              domain="accounts"
              record={account}
              write={changedAccount}
              canEdit={canWrite && account.is_active}
            />
            <AccountChildren account={account} />
            <MergeHistory
              kind="account"
              id={account.id}
              mayWrite={canWrite}
              labels={accountLabels}
              href={paths.accounts.detail}
            />
          </Fragment>,
          <Fragment key="people">
            <Timeline of={{ side: 'what', type: 'account', id: account.id }} />
            <AccountContacts account={account} />
            <AccountCases account={account} />
          </Fragment>,
          <Fragment key="sales">
            <AccountSales account={account} />
            <Files of={{ type: 'account', id: account.id }} />
          </Fragment>,
        ]}
      />
    </>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { DetailsCard } from '@/components/app-shell/details-card';
import { FactList } from '@/components/app-shell/record-page';
import { PhoneLink, WebsiteLink } from '@/components/ui/contact-links';
import { RecordLink } from '@/components/ui/record-link';
import { Skeleton } from '@/components/ui/skeleton';
import { useAccount, type Account } from '@/features/accounts/api';
import { accountLabels as labels } from '@/features/accounts/labels';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';

const AccountEditForm = dynamic(
  () => import('./account-edit-form').then((module) => module.AccountEditForm),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

export function AccountDetails({ account }: { account: Account }) {
  return (
    <DetailsCard
      title={t('accounts.details')}
      domain="accounts"
      id={account.id}
      canEdit={useCan('accounts:write')}
      form={(done) => <AccountEditForm account={account} onDone={done} />}
    >
      <AccountFacts account={account} />
    </DetailsCard>
  );
}

function AccountFacts({ account }: { account: Account }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <FactList
      facts={[
        { label: labels.name, value: account.name },
        { label: labels.type, value: account.type },
        { label: labels.industry, value: account.industry },
        { label: labels.phone, value: account.phone && <PhoneLink number={account.phone} /> },
        {
          label: labels.website,
          value: account.website && <WebsiteLink address={account.website} />,
        },
        { label: labels.owner_id, value: ownerName(account.owner_id) },
        {
          label: labels.parent_id,
          value: account.parent_id && <ParentLink id={account.parent_id} />,
        },
        { label: labels.description, value: account.description },
        { label: t('field.created'), value: format.instant(account.created_at) },
        { label: t('field.updated'), value: format.instant(account.updated_at) },
      ]}
    />
  );
}

function ParentLink({ id }: { id: string }) {
  const parent = useAccount(id);
  return <RecordLink href={paths.accounts.detail(id)}>{parent.data?.name ?? id}</RecordLink>;
}

'use client';

import { plainFields, type FieldText } from '@/components/merge/field-choice';
import { MergeDialog } from '@/components/merge/merge-dialog';
import { addressesText } from '@/components/ui/address-text';
import { readAccount, type Account } from '@/features/accounts/api';
import { accountLabels as labels } from '@/features/accounts/labels';
import { useAccountName } from '@/lib/api/use-account-name';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { paths } from '@/lib/paths/paths';

type AccountMergeProps = {
  account: Account;
  /** The other one, where it has been chosen already. */
  otherId?: string;
  onClose: () => void;
};

const own = ['name', 'type', 'industry', 'phone', 'website', 'description'] as const;

export function AccountMerge({ account, otherId, onClose }: AccountMergeProps) {
  const ownerName = useOwnerName();
  const fields: FieldText<Account>[] = [
    ...plainFields<Account>(labels, own),
    { name: 'owner_id', label: labels.owner_id, text: (each) => ownerName(each.owner_id) },
    {
      name: 'parent_id',
      label: labels.parent_id,
      text: (each) => each.parent_id ?? '',
      show: (each) => <AccountName id={each.parent_id ?? ''} />,
    },
    { name: 'addresses', label: labels.addresses, text: addressesText },
  ];
  return (
    <MergeDialog
      kind="account"
      record={account}
      otherId={otherId}
      fields={fields}
      read={readAccount}
      href={paths.accounts.detail}
      onClose={onClose}
    />
  );
}

function AccountName({ id }: { id: string }) {
  return useAccountName(id) ?? id;
}

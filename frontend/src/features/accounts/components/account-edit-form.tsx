'use client';

import { EditForm } from '@/components/form/edit-form';
import { useEditForm } from '@/components/form/use-edit-form';
import { changedAccount, type Account } from '@/features/accounts/api';
import { accountLabels } from '@/features/accounts/labels';
import { accountInput, accountSchema } from '@/features/accounts/schema';
import { t } from '@/lib/i18n/accounts';
import { AccountFields } from './account-fields';

type AccountEditFormProps = { account: Account; onDone: () => void };

export function AccountEditForm({ account, onDone }: AccountEditFormProps) {
  const handle = useEditForm({
    domain: 'accounts',
    record: account,
    schema: accountSchema,
    input: (record) => accountInput(record, record.owner_id),
    write: changedAccount,
    savedText: t('accounts.saved'),
    onDone,
  });
  return (
    <EditForm handle={handle} label={t('accounts.details')} labels={accountLabels} onDone={onDone}>
      <AccountFields form={handle.form} id={account.id} />
    </EditForm>
  );
}

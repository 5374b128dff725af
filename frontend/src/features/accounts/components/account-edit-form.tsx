'use client';

import { FormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { updateAccount, type Account } from '@/features/accounts/api';
import { accountLabels } from '@/features/accounts/labels';
import { accountInput, accountSchema } from '@/features/accounts/schema';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/accounts';
import { toast } from '@/stores/toasts';
import { AccountFields } from './account-fields';

type AccountEditFormProps = { account: Account; onDone: () => void };

/** The details, edited where they stand; sends only what changed, with the version it was based on. */
export function AccountEditForm({ account, onDone }: AccountEditFormProps) {
  const changed = useChanged();
  const handle = useRecordForm({
    schema: accountSchema,
    defaults: accountInput(account, account.owner_id),
    draftKey: `account:${account.id}`,
    version: account.version,
    save: (_, { version = account.version, changes, idempotencyKey }) =>
      updateAccount(account.id, { version, ...changes }, idempotencyKey),
    onSaved: (saved) => {
      changed('accounts', saved);
      toast.good(t('accounts.saved'));
      onDone();
    },
    fromCurrent: (current) => {
      const theirs = current as Account;
      return { values: accountInput(theirs, theirs.owner_id), version: theirs.version };
    },
  });

  return (
    <RecordForm
      handle={handle}
      label={t('accounts.details')}
      labels={accountLabels}
      footer={
        <FormActions
          pending={handle.pending}
          onCancel={() => {
            handle.abandon();
            onDone();
          }}
        />
      }
    >
      <AccountFields form={handle.form} id={account.id} />
    </RecordForm>
  );
}

'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { LookAlikes } from '@/components/form/look-alikes';
import { useCreateForm } from '@/components/form/use-create-form';
import { newAccount, type Account } from '@/features/accounts/api';
import { accountLabels } from '@/features/accounts/labels';
import { accountInput, accountSchema } from '@/features/accounts/schema';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/accounts';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { AccountFields } from './account-fields';

export function NewAccountDialog({ prefill, onClose }: CreateDialogProps) {
  const { user } = useSession();
  const handle = useCreateForm({
    kind: 'account',
    schema: accountSchema,
    defaults: { ...accountInput(null, user.id), parent_id: prefill.accountId ?? '' },
    write: newAccount,
    createdText: (account: Account) => t('accounts.created', { name: account.name }),
    onClose,
  });
  return (
    <FormDialog
      submit={t('action.create')}
      wide
      handle={handle}
      title={t('create.account')}
      labels={accountLabels}
      onClose={onClose}
      notice={
        <LookAlikes
          kind="account"
          form={handle.form}
          describe={({ name, phone, website }) => ({ name, phone, website })}
          mergeable={() => true}
          onMerge={handle.saveAndMerge}
          onLeave={onClose}
        />
      }
    >
      <AccountFields form={handle.form} twoColumns />
    </FormDialog>
  );
}

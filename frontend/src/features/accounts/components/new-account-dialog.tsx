'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogFormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Dialog } from '@/components/ui/dialog';
import { createAccount } from '@/features/accounts/api';
import { accountLabels } from '@/features/accounts/labels';
import { accountInput, accountSchema } from '@/features/accounts/schema';
import { newUlid } from '@/lib/api/ulid';
import { useChanged } from '@/lib/api/use-changed';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { toast } from '@/stores/toasts';
import { AccountFields } from './account-fields';

export function NewAccountDialog({ prefill, onClose }: CreateDialogProps) {
  const { user } = useSession();
  const router = useRouter();
  const changed = useChanged();
  const [id] = useState(newUlid);

  const handle = useRecordForm({
    schema: accountSchema,
    defaults: { ...accountInput(null, user.id), parent_id: prefill.accountId ?? '' },
    draftKey: 'account:new',
    save: (values, { idempotencyKey }) => createAccount({ id, ...values }, idempotencyKey),
    onSaved: (account) => {
      changed('accounts', account);
      toast.good(t('accounts.created', { name: account.name }));
      onClose();
      router.push(paths.accounts.detail(account.id));
    },
  });
  const cancel = () => {
    handle.abandon();
    onClose();
  };

  return (
    <Dialog open wide onClose={onClose} title={t('create.account')}>
      <RecordForm
        inDialog
        handle={handle}
        label={t('create.account')}
        labels={accountLabels}
        footer={<DialogFormActions pending={handle.pending} onCancel={cancel} />}
      >
        <AccountFields form={handle.form} twoColumns />
      </RecordForm>
    </Dialog>
  );
}

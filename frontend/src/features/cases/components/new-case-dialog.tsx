'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { useCreateForm } from '@/components/form/use-create-form';
import { alsoIn, newCase, type Case } from '@/features/cases/api';
import { caseLabels } from '@/features/cases/labels';
import { caseInput, caseSchema } from '@/features/cases/schema';
import { useKnownName } from '@/lib/api/use-known-name';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/cases';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { CaseFields } from './case-fields';

/** Opened from an account or a contact it knows them, and goes on to the new case all the same: it is to be worked on. */
export function NewCaseDialog({ prefill, onClose }: CreateDialogProps) {
  const { accountId, accountName, contactId, contactName } = prefill;
  const { user } = useSession();
  const knownName = useKnownName();
  const handle = useCreateForm({
    kind: 'case',
    schema: caseSchema,
    defaults: caseInput(null, { ownerId: user.id, accountId, contactId }),
    write: (id, values) =>
      newCase(id, values, accountName ?? knownName('account', values.account_id)),
    createdText: (made: Case) => t('cases.created', { number: made.number }),
    parentId: contactId ?? accountId,
    alsoIn,
    onClose,
  });
  return (
    <FormDialog
      submit={t('action.create')}
      wide
      handle={handle}
      title={t('create.case')}
      labels={caseLabels}
      onClose={onClose}
    >
      <CaseFields
        twoColumns
        form={handle.form}
        accountName={accountName}
        contactName={contactName}
      />
    </FormDialog>
  );
}

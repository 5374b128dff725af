'use client';

import { EditForm } from '@/components/form/edit-form';
import { useEditForm } from '@/components/form/use-edit-form';
import { alsoIn, changedCase, type CaseRecord } from '@/features/cases/api';
import { caseLabels } from '@/features/cases/labels';
import { caseInput, caseSchema } from '@/features/cases/schema';
import { t } from '@/lib/i18n/cases';
import { CaseFields } from './case-fields';

type CaseEditFormProps = { record: CaseRecord; onDone: () => void };

export function CaseEditForm({ record, onDone }: CaseEditFormProps) {
  const handle = useEditForm({
    domain: 'cases',
    record,
    schema: caseSchema,
    input: (each) => caseInput(each, { ownerId: each.owner_id }),
    write: changedCase,
    savedText: t('cases.saved'),
    alsoIn,
    onDone,
  });
  return (
    <EditForm handle={handle} label={t('cases.details')} labels={caseLabels} onDone={onDone}>
      <CaseFields
        form={handle.form}
        accountName={record.account_name}
        contactName={record.contact_name}
      />
    </EditForm>
  );
}

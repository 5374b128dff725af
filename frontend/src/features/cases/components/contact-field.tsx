'use client';

import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { errorOf } from '@/components/form/fields';
import { Select } from '@/components/ui/select';
import { caseLabels as labels } from '@/features/cases/labels';
import type { CaseInput, CaseValues } from '@/features/cases/schema';
import { useAccountContacts } from '@/lib/api/use-account-contacts';
import { t } from '@/lib/i18n/cases';

type ContactFieldProps = {
  form: UseFormReturn<CaseInput, unknown, CaseValues>;
  /** The name of the contact that the case has, should it no longer be among the active ones. */
  known?: string | null;
};

/** Who reported it: somebody of the account that is chosen. */
export function ContactField({ form, known }: ContactFieldProps) {
  const accountId = useWatch({ control: form.control, name: 'account_id' });
  const { field } = useController({ control: form.control, name: 'contact_id' });
  const people = useAccountContacts(accountId);
  const options = (people.data ?? []).map((each) => ({ value: each.id, label: each.name }));
  if (field.value !== '' && options.every((each) => each.value !== field.value)) {
    options.unshift({ value: field.value, label: known || t('status.loading') });
  }
  return (
    <Field
      label={labels.contact_id}
      hint={accountId === '' ? t('cases.pickAccountFirst') : undefined}
      error={errorOf(form, 'contact_id')}
    >
      {(control) => (
        <Select {...control} {...field} options={options} emptyLabel={t('form.none')} />
      )}
    </Field>
  );
}

'use client';

import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { errorOf } from '@/components/form/fields';
import { Select } from '@/components/ui/select';
import { useManager } from '@/features/contacts/api';
import { contactLabels as labels } from '@/features/contacts/labels';
import type { ContactInput, ContactValues } from '@/features/contacts/schema';
import { useAccountContacts } from '@/lib/api/use-account-contacts';
import { t } from '@/lib/i18n/contacts';

type ReportsToFieldProps = {
  form: UseFormReturn<ContactInput, unknown, ContactValues>;
  /** The contact being edited cannot report to itself. */
  id?: string;
};

/** Somebody of the same account: the list follows the account that is chosen. */
export function ReportsToField({ form, id }: ReportsToFieldProps) {
  const accountId = useWatch({ control: form.control, name: 'account_id' });
  const { field } = useController({ control: form.control, name: 'reports_to_id' });
  const colleagues = useAccountContacts(accountId);
  const options = (colleagues.data ?? [])
    .filter((each) => each.id !== id)
    .map((each) => ({ value: each.id, label: each.name }));

  const listed = field.value === '' || options.some((each) => each.value === field.value);
  const stored = useManager(listed ? null : field.value);
  if (!listed) {
    options.unshift({ value: field.value, label: stored.data?.name ?? t('status.loading') });
  }

  return (
    <Field
      label={labels.reports_to_id}
      hint={accountId === '' ? t('contacts.pickAccountFirst') : undefined}
      error={errorOf(form, 'reports_to_id')}
    >
      {(control) => (
        <Select {...control} {...field} options={options} emptyLabel={t('form.none')} />
      )}
    </Field>
  );
}

'use client';

import type { UseFormReturn } from 'react-hook-form';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import type { CaseInput, CaseValues } from '@/features/cases/schema';
import { casePriorities, issueTypes } from '@/lib/api/case-picklists';
import { ContactField } from './contact-field';

type CaseFieldsProps = {
  form: UseFormReturn<CaseInput, unknown, CaseValues>;
  accountName?: string;
  contactName?: string | null;
  twoColumns?: boolean;
};

/** The fields of a case, in the dialog and on its page. Its status moves along the path instead. */
export function CaseFields({ form, accountName, contactName, twoColumns }: CaseFieldsProps) {
  const wide = twoColumns ? 'md:col-span-2' : '';
  return (
    <div className={twoColumns ? 'grid gap-4 md:grid-cols-2' : 'grid gap-4'}>
      <TextField form={form} name="subject" required className={wide} />
      <PickerField
        form={form}
        name="account_id"
        kind="account"
        initialLabel={accountName}
        required
        onPick={() => form.setValue('contact_id', '', { shouldDirty: true })}
      />
      <ContactField form={form} known={contactName} />
      <SelectField form={form} name="priority" options={casePriorities} required />
      <SelectField form={form} name="issue_type" options={issueTypes} required />
      <PickerField form={form} name="owner_id" kind="user" required className={wide} />
      <TextareaField form={form} name="description" className={wide} />
    </div>
  );
}

'use client';

import type { UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { PickerField } from '@/components/form/picker-field';
import { Input } from '@/components/ui/input';
import { contactLabels as labels } from '@/features/contacts/labels';
import type { ContactInput, ContactValues } from '@/features/contacts/schema';

type AccountFieldProps = {
  form: UseFormReturn<ContactInput, unknown, ContactValues>;
  initialLabel?: string;
  /** The account it is opened from: shown, not to be changed. */
  fixedName?: string;
  className?: string;
};

/** The account a contact belongs to. Another account means other colleagues to report to. */
export function AccountField({ form, initialLabel, fixedName, className }: AccountFieldProps) {
  if (fixedName !== undefined) {
    return (
      <Field label={labels.account_id} required className={className}>
        {(control) => (
          <Input
            {...control}
            readOnly
            value={fixedName}
            className="read-only:bg-sunken read-only:text-muted"
          />
        )}
      </Field>
    );
  }
  return (
    <PickerField
      form={form}
      name="account_id"
      kind="account"
      initialLabel={initialLabel}
      required
      className={className}
      onPick={() => form.setValue('reports_to_id', '', { shouldDirty: true })}
    />
  );
}

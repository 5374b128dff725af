'use client';

import type { UseFormReturn } from 'react-hook-form';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import type { Contact } from '@/features/contacts/api';
import { channelNames, channels } from '@/features/contacts/labels';
import type { ContactInput, ContactValues } from '@/features/contacts/schema';
import { AccountField } from './account-field';
import { EmailField } from './email-field';
import { ReportsToField } from './reports-to-field';

type ContactFieldsProps = {
  form: UseFormReturn<ContactInput, unknown, ContactValues>;
  /** The contact that has the address that was refused. */
  holder: Contact | null;
  /** The contact being edited. */
  contact?: Contact;
  /** Set when it is opened from an account. */
  fixedAccount?: string;
  twoColumns?: boolean;
};

/** The fields of a contact, in the dialog and on its page. */
export function ContactFields(props: ContactFieldsProps) {
  const { form, holder, contact, fixedAccount, twoColumns } = props;
  const wide = twoColumns ? 'md:col-span-2' : '';
  return (
    <div className={twoColumns ? 'grid gap-4 md:grid-cols-2' : 'grid gap-4'}>
      <TextField form={form} name="first_name" />
      <TextField form={form} name="last_name" required />
      <AccountField
        form={form}
        initialLabel={contact?.account_name}
        fixedName={fixedAccount}
        className={wide}
      />
      <EmailField form={form} holder={holder} />
      <TextField form={form} name="phone" type="tel" />
      <SelectField
        form={form}
        name="channel"
        options={channels.map((value) => ({ value, label: channelNames[value] }))}
      />
      <TextField form={form} name="title" />
      <ReportsToField form={form} id={contact?.id} />
      <PickerField form={form} name="owner_id" kind="user" required />
      <TextareaField form={form} name="description" className={wide} />
    </div>
  );
}

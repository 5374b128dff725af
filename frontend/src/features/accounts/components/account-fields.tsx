'use client';

import type { UseFormReturn } from 'react-hook-form';
import { AddressFields } from '@/components/form/address-fields';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { accountTypes, industries } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/accounts';
import { accountLabels as labels } from '@/features/accounts/labels';
import type { AccountInput, AccountValues } from '@/features/accounts/schema';

type AccountFieldsProps = {
  form: UseFormReturn<AccountInput, unknown, AccountValues>;
  /** The account being edited cannot be its own parent, and has a card for its addresses. */
  id?: string;
  twoColumns?: boolean;
};

/** The fields of an account, in the dialog and on its page. */
export function AccountFields({ form, id, twoColumns }: AccountFieldsProps) {
  return (
    <div className={twoColumns ? 'grid gap-4 md:grid-cols-2' : 'grid gap-4'}>
      <TextField form={form} name="name" required className={twoColumns ? 'md:col-span-2' : ''} />
      <SelectField form={form} name="type" options={accountTypes} required />
      <SelectField form={form} name="industry" options={industries} />
      <TextField form={form} name="phone" type="tel" />
      <TextField form={form} name="website" hint={t('accounts.websiteHint')} />
      <PickerField form={form} name="owner_id" kind="user" required />
      <PickerField form={form} name="parent_id" kind="account" exclude={id ? [id] : undefined} />
      {!id && (
        <>
          <AddressFields form={form} name="billing_address" legend={labels.billing_address} />
          <AddressFields form={form} name="shipping_address" legend={labels.shipping_address} />
        </>
      )}
      <TextareaField form={form} name="description" className={twoColumns ? 'md:col-span-2' : ''} />
    </div>
  );
}

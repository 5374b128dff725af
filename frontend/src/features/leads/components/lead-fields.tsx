'use client';

import type { UseFormReturn } from 'react-hook-form';
import { AddressFields } from '@/components/form/address-fields';
import { SelectField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { leadLabels as labels } from '@/features/leads/labels';
import type { LeadInput, LeadValues } from '@/features/leads/schema';
import { industries, leadSources } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/leads';

type LeadFieldsProps = {
  form: UseFormReturn<LeadInput, unknown, LeadValues>;
  twoColumns?: boolean;
};

/** The fields of a lead, in the dialog and on its page. Its status moves along the path instead. */
export function LeadFields({ form, twoColumns }: LeadFieldsProps) {
  const wide = twoColumns ? 'md:col-span-2' : '';
  return (
    <div className={twoColumns ? 'grid gap-4 md:grid-cols-2' : 'grid gap-4'}>
      <TextField form={form} name="first_name" />
      <TextField form={form} name="last_name" required />
      <TextField form={form} name="company" required className={wide} />
      <TextField form={form} name="email" type="email" />
      <TextField form={form} name="phone" type="tel" />
      <TextField form={form} name="title" />
      <TextField form={form} name="website" hint={t('leads.websiteHint')} />
      <SelectField form={form} name="lead_source" options={leadSources} />
      <SelectField form={form} name="industry" options={industries} />
      <PickerField form={form} name="owner_id" kind="user" required className={wide} />
      <div className={wide}>
        <AddressFields form={form} name="address" legend={labels.address} />
      </div>
    </div>
  );
}

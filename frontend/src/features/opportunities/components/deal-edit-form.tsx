'use client';

import { EditForm } from '@/components/form/edit-form';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { useEditForm } from '@/components/form/use-edit-form';
import { changedDeal, type Deal } from '@/features/opportunities/api';
import { dealLabels as labels } from '@/features/opportunities/labels';
import { dealInput, dealSchema } from '@/features/opportunities/schema';
import { leadSources } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/opportunities';

export function DealEditForm({ deal, onDone }: { deal: Deal; onDone: () => void }) {
  const handle = useEditForm({
    domain: 'opportunities',
    record: deal,
    schema: dealSchema,
    input: dealInput,
    write: changedDeal,
    savedText: t('deals.saved'),
    alsoIn: ['accounts', 'contacts'],
    onDone,
  });
  const { form } = handle;

  return (
    <EditForm handle={handle} label={t('deals.details')} labels={labels} onDone={onDone}>
      <div className="grid gap-4">
        <TextField form={form} name="name" required />
        <TextField form={form} name="close_date" type="date" />
        <TextField form={form} name="probability" hint={t('deal.probability.hint')} required />
        <TextField form={form} name="next_step" />
        <SelectField form={form} name="lead_source" options={leadSources} />
        <PickerField form={form} name="owner_id" kind="user" required />
        <TextareaField form={form} name="description" />
      </div>
    </EditForm>
  );
}

'use client';

import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { FormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { updateDeal, useDealChanged, type Deal } from '@/features/opportunities/api';
import { dealLabels as labels } from '@/features/opportunities/labels';
import { dealInput, dealSchema } from '@/features/opportunities/schema';
import { asOptions, leadSources } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/opportunities';
import { toast } from '@/stores/toasts';

/** The details, edited where they stand; sends only what changed, with the version it was based on. */
export function DealEditForm({ deal, onDone }: { deal: Deal; onDone: () => void }) {
  const changed = useDealChanged();
  const handle = useRecordForm({
    schema: dealSchema,
    defaults: dealInput(deal),
    draftKey: `opportunity:${deal.id}`,
    version: deal.version,
    save: (_, { version = deal.version, changes, idempotencyKey }) =>
      updateDeal(deal.id, { version, ...changes }, idempotencyKey),
    onSaved: (saved) => {
      changed(saved, ['accounts', 'contacts']);
      toast.good(t('deals.saved'));
      onDone();
    },
    fromCurrent: (current) => {
      const theirs = current as Deal;
      return { values: dealInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;

  return (
    <RecordForm
      handle={handle}
      label={t('deals.details')}
      labels={labels}
      footer={
        <FormActions
          pending={handle.pending}
          onCancel={() => {
            handle.abandon();
            onDone();
          }}
        />
      }
    >
      <div className="grid gap-4">
        <TextField form={form} name="name" label={labels.name} required />
        <TextField form={form} name="close_date" label={labels.close_date} type="date" />
        <TextField
          form={form}
          name="probability"
          label={labels.probability}
          hint={t('deal.probability.hint')}
          required
        />
        <TextField form={form} name="next_step" label={labels.next_step} />
        <SelectField
          form={form}
          name="lead_source"
          label={labels.lead_source}
          options={asOptions(leadSources)}
          emptyLabel={t('form.none')}
        />
        <PickerField form={form} name="owner_id" label={labels.owner_id} kind="user" required />
        <TextareaField form={form} name="description" label={labels.description} />
      </div>
    </RecordForm>
  );
}

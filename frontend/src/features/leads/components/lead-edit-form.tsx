'use client';

import { FormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { updateLead, type Lead } from '@/features/leads/api';
import { leadLabels } from '@/features/leads/labels';
import { leadInput, leadSchema } from '@/features/leads/schema';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/leads';
import { toast } from '@/stores/toasts';
import { LeadFields } from './lead-fields';

type LeadEditFormProps = { lead: Lead; onDone: () => void };

/** The details, edited where they stand; sends only what changed, with the version it was based on. */
export function LeadEditForm({ lead, onDone }: LeadEditFormProps) {
  const changed = useChanged();
  const handle = useRecordForm({
    schema: leadSchema,
    defaults: leadInput(lead, lead.owner_id),
    draftKey: `lead:${lead.id}`,
    version: lead.version,
    save: (_, { version = lead.version, changes, idempotencyKey }) =>
      updateLead(lead.id, { version, ...changes }, idempotencyKey),
    onSaved: (saved) => {
      changed('leads', saved);
      toast.good(t('leads.saved'));
      onDone();
    },
    fromCurrent: (current) => {
      const theirs = current as Lead;
      return { values: leadInput(theirs, theirs.owner_id), version: theirs.version };
    },
  });

  return (
    <RecordForm
      handle={handle}
      label={t('leads.details')}
      labels={leadLabels}
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
      <LeadFields form={handle.form} />
    </RecordForm>
  );
}

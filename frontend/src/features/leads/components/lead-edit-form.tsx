'use client';

import { EditForm } from '@/components/form/edit-form';
import { useEditForm } from '@/components/form/use-edit-form';
import { changedLead, type Lead } from '@/features/leads/api';
import { leadLabels } from '@/features/leads/labels';
import { leadInput, leadSchema } from '@/features/leads/schema';
import { t } from '@/lib/i18n/leads';
import { LeadFields } from './lead-fields';

type LeadEditFormProps = { lead: Lead; onDone: () => void };

export function LeadEditForm({ lead, onDone }: LeadEditFormProps) {
  const handle = useEditForm({
    domain: 'leads',
    record: lead,
    schema: leadSchema,
    input: (record) => leadInput(record, record.owner_id),
    write: changedLead,
    savedText: t('leads.saved'),
    onDone,
  });
  return (
    <EditForm handle={handle} label={t('leads.details')} labels={leadLabels} onDone={onDone}>
      <LeadFields form={handle.form} />
    </EditForm>
  );
}

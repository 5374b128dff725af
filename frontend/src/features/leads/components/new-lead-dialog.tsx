'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogFormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Dialog } from '@/components/ui/dialog';
import { createLead } from '@/features/leads/api';
import { leadLabels } from '@/features/leads/labels';
import { leadInput, leadSchema } from '@/features/leads/schema';
import { newUlid } from '@/lib/api/ulid';
import { useChanged } from '@/lib/api/use-changed';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';
import { paths } from '@/lib/paths/paths';
import { personName } from '@/lib/person-name';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { toast } from '@/stores/toasts';
import { LeadFields } from './lead-fields';

export function NewLeadDialog({ onClose }: CreateDialogProps) {
  const { user } = useSession();
  const router = useRouter();
  const changed = useChanged();
  const [id] = useState(newUlid);

  const handle = useRecordForm({
    schema: leadSchema,
    defaults: leadInput(null, user.id),
    draftKey: 'lead:new',
    save: (values, { idempotencyKey }) =>
      createLead({ id, status: 'New', ...values }, idempotencyKey),
    onSaved: (lead) => {
      changed('leads', lead);
      toast.good(t('leads.created', { name: personName(lead) }));
      onClose();
      router.push(paths.leads.detail(lead.id));
    },
  });
  const cancel = () => {
    handle.abandon();
    onClose();
  };

  return (
    <Dialog open wide onClose={onClose} title={t('create.lead')}>
      <RecordForm
        inDialog
        handle={handle}
        label={t('create.lead')}
        labels={leadLabels}
        footer={<DialogFormActions pending={handle.pending} onCancel={cancel} />}
      >
        <LeadFields form={handle.form} twoColumns />
      </RecordForm>
    </Dialog>
  );
}

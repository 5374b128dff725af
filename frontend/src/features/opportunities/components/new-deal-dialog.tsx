'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { DialogFormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Dialog } from '@/components/ui/dialog';
import { createDeal, useDealChanged } from '@/features/opportunities/api';
import { dealLabels as labels } from '@/features/opportunities/labels';
import { newDealSchema } from '@/features/opportunities/schema';
import { asOptions, leadSources, stages } from '@/lib/api/picklists';
import { newUlid } from '@/lib/api/ulid';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { toast } from '@/stores/toasts';

export function NewDealDialog({ prefill, onClose }: CreateDialogProps) {
  const { user } = useSession();
  const router = useRouter();
  const changed = useDealChanged();
  const [id] = useState(newUlid);

  const handle = useRecordForm({
    schema: newDealSchema,
    defaults: {
      name: '',
      account_id: prefill.accountId ?? '',
      stage: 'Qualifying',
      close_date: '',
      lead_source: '',
      next_step: '',
      owner_id: user.id,
      description: '',
    },
    draftKey: prefill.accountId ? `opportunity:new:${prefill.accountId}` : 'opportunity:new',
    save: (values, { idempotencyKey }) => createDeal({ id, ...values }, idempotencyKey),
    onSaved: (deal) => {
      changed({ ...deal, line_items: [], contact_roles: [] }, ['accounts']);
      toast.good(t('deals.created', { name: deal.name }));
      onClose();
      router.push(paths.opportunities.detail(deal.id));
    },
  });
  const { form } = handle;
  const cancel = () => {
    handle.abandon();
    onClose();
  };

  return (
    <Dialog open wide onClose={onClose} title={t('create.opportunity')}>
      <RecordForm
        inDialog
        handle={handle}
        label={t('create.opportunity')}
        labels={labels}
        footer={<DialogFormActions pending={handle.pending} onCancel={cancel} />}
      >
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            form={form}
            name="name"
            label={labels.name}
            required
            className="md:col-span-2"
          />
          <PickerField
            form={form}
            name="account_id"
            label={labels.account_id}
            kind="account"
            initialLabel={prefill.accountName}
            required
          />
          <SelectField
            form={form}
            name="stage"
            label={labels.stage}
            options={asOptions(stages)}
            required
          />
          <TextField form={form} name="close_date" label={labels.close_date} type="date" />
          <SelectField
            form={form}
            name="lead_source"
            label={labels.lead_source}
            options={asOptions(leadSources)}
            emptyLabel={t('form.none')}
          />
          <TextField form={form} name="next_step" label={labels.next_step} />
          <PickerField form={form} name="owner_id" label={labels.owner_id} kind="user" required />
          <TextareaField
            form={form}
            name="description"
            label={labels.description}
            className="md:col-span-2"
          />
        </div>
      </RecordForm>
    </Dialog>
  );
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FormDialog } from '@/components/form/form-dialog';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { useCreateForm } from '@/components/form/use-create-form';
import { newDeal, type Deal, type Stage } from '@/features/opportunities/api';
import { dealLabels as labels } from '@/features/opportunities/labels';
import { newDealSchema } from '@/features/opportunities/schema';
import { knownProbability } from '@/features/opportunities/use-board';
import { leadSources, stages } from '@/lib/api/picklists';
import { useKnownName } from '@/lib/api/use-known-name';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import type { CreateDialogProps } from '@/stores/create-dialog';

export function NewDealDialog({ prefill, onClose }: CreateDialogProps) {
  const { user, org } = useSession();
  const client = useQueryClient();
  const knownName = useKnownName();
  const handle = useCreateForm({
    kind: 'opportunity',
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
    write: (id, values) =>
      newDeal(id, values, {
        account_name: prefill.accountName ?? knownName('account', values.account_id),
        currency: org.settings.currency,
        probability: knownProbability(client, org.id, values.stage as Stage),
      }),
    createdText: (deal: Deal) => t('deals.created', { name: deal.name }),
    parentId: prefill.accountId,
    alsoIn: ['accounts'],
    onClose,
  });
  const { form } = handle;

  return (
    <FormDialog
      submit={t('action.create')}
      wide
      handle={handle}
      title={t('create.opportunity')}
      labels={labels}
      onClose={onClose}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <TextField form={form} name="name" required className="md:col-span-2" />
        <PickerField
          form={form}
          name="account_id"
          kind="account"
          initialLabel={prefill.accountName}
          required
        />
        <SelectField form={form} name="stage" options={stages} required />
        <TextField form={form} name="close_date" type="date" />
        <SelectField form={form} name="lead_source" options={leadSources} />
        <TextField form={form} name="next_step" />
        <PickerField form={form} name="owner_id" kind="user" required />
        <TextareaField form={form} name="description" className="md:col-span-2" />
      </div>
    </FormDialog>
  );
}

'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { LookAlikes } from '@/components/form/look-alikes';
import { useCreateForm } from '@/components/form/use-create-form';
import { newLead, type Lead } from '@/features/leads/api';
import { leadLabels } from '@/features/leads/labels';
import { leadInput, leadSchema } from '@/features/leads/schema';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';
import { personName } from '@/lib/person-name';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { LeadFields } from './lead-fields';

export function NewLeadDialog({ onClose }: CreateDialogProps) {
  const { user } = useSession();
  const handle = useCreateForm({
    kind: 'lead',
    schema: leadSchema,
    defaults: leadInput(null, user.id),
    write: newLead,
    createdText: (lead: Lead) => t('leads.created', { name: personName(lead) }),
    onClose,
  });
  return (
    <FormDialog
      submit={t('action.create')}
      wide
      handle={handle}
      title={t('create.lead')}
      labels={leadLabels}
      onClose={onClose}
      notice={
        <LookAlikes
          kind="lead"
          form={handle.form}
          describe={({ email, phone, website, company, ...person }) => ({
            name: personName(person),
            email,
            phone,
            website,
            company,
          })}
          onLeave={onClose}
        />
      }
    >
      <LeadFields form={handle.form} twoColumns />
    </FormDialog>
  );
}

'use client';

import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { inviteMember, useMembersChanged } from '@/features/members/api';
import { memberLabels as labels, roleOptions } from '@/features/members/labels';
import { inviteInput, inviteSchema } from '@/features/members/schema';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** Somebody new: e-mail, name, role. The server mails the temporary password; it is never shown here. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const changed = useMembersChanged();
  const handle = useRecordForm({
    schema: inviteSchema,
    defaults: inviteInput,
    draftKey: 'member:new',
    save: (values, { idempotencyKey }) => inviteMember(values, idempotencyKey),
    onSaved: (member) => {
      void changed();
      toast.good(t('users.invited', { name: member.name }));
      onClose();
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      handle={handle}
      title={t('users.invite')}
      description={t('users.inviteHint')}
      labels={labels}
      submit={t('action.create')}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <TextField form={form} name="email" type="email" required />
        <TextField form={form} name="first_name" />
        <TextField form={form} name="last_name" required />
        <SelectField form={form} name="role" options={roleOptions} required />
      </div>
    </FormDialog>
  );
}

'use client';

import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { changeMember, useMembersChanged, type Member } from '@/features/members/api';
import { memberLabels as labels, roleOptions } from '@/features/members/labels';
import { memberInput, memberSchema } from '@/features/members/schema';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

type EditMemberDialogProps = { member: Member; onClose: () => void };

/** Name and role of a member; the e-mail is how they sign in and stays. */
export function EditMemberDialog({ member, onClose }: EditMemberDialogProps) {
  const changed = useMembersChanged();
  const handle = useRecordForm({
    schema: memberSchema,
    defaults: memberInput(member),
    draftKey: `member:${member.id}`,
    version: member.version,
    save: (_, { version = member.version, changes, idempotencyKey }) =>
      changeMember(member.id, { version, ...changes }, idempotencyKey),
    onSaved: () => {
      void changed();
      toast.good(t('settings.saved'));
      onClose();
    },
    fromCurrent: (current) => {
      const theirs = current as Member;
      return { values: memberInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      handle={handle}
      title={t('users.editTitle', { name: member.name })}
      description={member.email}
      labels={labels}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <TextField form={form} name="first_name" />
        <TextField form={form} name="last_name" required />
        <SelectField
          form={form}
          name="role"
          hint={t('users.roleHint')}
          options={roleOptions}
          required
        />
      </div>
    </FormDialog>
  );
}

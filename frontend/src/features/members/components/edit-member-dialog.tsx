'use client';

import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useEditForm } from '@/components/form/use-edit-form';
import { changedMember, type Member } from '@/features/members/api';
import { memberLabels as labels, roleOptions } from '@/features/members/labels';
import { memberInput, memberSchema } from '@/features/members/schema';
import { t } from '@/lib/i18n/settings';

type EditMemberDialogProps = { member: Member; onClose: () => void };

/** Name and role of a member; the e-mail is how they sign in and stays. */
export function EditMemberDialog({ member, onClose }: EditMemberDialogProps) {
  const handle = useEditForm({
    domain: 'users',
    record: member,
    schema: memberSchema,
    input: memberInput,
    write: changedMember,
    savedText: t('settings.saved'),
    onDone: onClose,
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

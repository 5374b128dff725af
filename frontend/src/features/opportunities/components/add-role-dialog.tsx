'use client';

import { SelectField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { Button } from '@/components/ui/button';
import { type DealDetail } from '@/features/opportunities/api';
import { addRole, useAccountContacts } from '@/features/opportunities/roles-api';
import { roleSchema } from '@/features/opportunities/schema';
import { contactRoles } from '@/lib/api/picklists';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/opportunities';
import { useCreateDialog } from '@/stores/create-dialog';
import { toast } from '@/stores/toasts';

const labels = { contact_id: t('roles.contact'), role: t('roles.role') };

/** Gives a contact of the deal's account a part in it. */
export function AddRoleDialog({ deal, onClose }: { deal: DealDetail; onClose: () => void }) {
  const contacts = useAccountContacts(deal.account_id);
  const changed = useChanged();
  const start = useCreateDialog((state) => state.start);
  const mayAddContact = useCanCreate('contact');
  const taken = new Set(deal.contact_roles.map((role) => role.contact_id));
  const free = (contacts.data?.items ?? []).filter((contact) => !taken.has(contact.id));
  const none = contacts.isSuccess && free.length === 0;

  const handle = useRecordForm({
    schema: roleSchema,
    defaults: { contact_id: '', role: 'Decision Maker' },
    draftKey: `opportunity:${deal.id}:role`,
    save: ({ contact_id: contactId, role }) => addRole(deal.id, deal.version, contactId, role),
    onSaved: (saved) => {
      changed('opportunities', saved, ['contacts']);
      const added = saved.contact_roles.find((role) => !taken.has(role.contact_id));
      toast.good(t('roles.added', { name: added?.name ?? '' }));
      onClose();
    },
  });
  const cancel = () => {
    handle.abandon();
    onClose();
  };

  return (
    <FormDialog
      handle={handle}
      title={t('roles.add')}
      labels={labels}
      submit={t('action.create')}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <SelectField
          form={handle.form}
          name="contact_id"
          options={free.map((contact) => ({ value: contact.id, label: contact.name }))}
          emptyLabel={contacts.isPending ? t('status.loading') : t('roles.choose')}
          required
        />
        {none && (
          <div className="space-y-2 text-muted">
            <p>{t('roles.noContacts')}</p>
            {mayAddContact && (
              <Button
                onClick={() => {
                  cancel();
                  start('contact', {
                    accountId: deal.account_id,
                    accountName: deal.account_name,
                  });
                }}
              >
                {t('create.contact')}
              </Button>
            )}
          </div>
        )}
        <SelectField form={handle.form} name="role" options={contactRoles} required />
      </div>
    </FormDialog>
  );
}

'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { LookAlikes } from '@/components/form/look-alikes';
import { useCreateForm } from '@/components/form/use-create-form';
import { newContact, type Contact } from '@/features/contacts/api';
import { contactLabels } from '@/features/contacts/labels';
import { contactInput, contactSchema } from '@/features/contacts/schema';
import { useEmailHolder } from '@/features/contacts/use-email-holder';
import { useKnownName } from '@/lib/api/use-known-name';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/contacts';
import { personName } from '@/lib/person-name';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { ContactFields } from './contact-fields';

/** Opened from an account it keeps that account and returns to it; otherwise it goes on to the new contact. */
export function NewContactDialog({ prefill, onClose }: CreateDialogProps) {
  const { accountId, accountName } = prefill;
  const { user } = useSession();
  const { holder, noting } = useEmailHolder();
  const knownName = useKnownName();
  const handle = useCreateForm({
    kind: 'contact',
    schema: contactSchema,
    defaults: contactInput(null, user.id, accountId),
    write: (id, values) =>
      newContact(id, values, accountName ?? knownName('account', values.account_id)),
    createdText: (contact: Contact) => t('contacts.created', { name: contact.name }),
    parentId: accountId,
    openLabel: accountId && t('contacts.open'),
    alsoIn: ['accounts'],
    onClose,
    watch: noting,
  });
  return (
    <FormDialog
      submit={t('action.create')}
      wide
      handle={handle}
      title={t('create.contact')}
      labels={contactLabels}
      onClose={onClose}
      notice={
        <LookAlikes
          kind="contact"
          form={handle.form}
          describe={({ email, phone, ...person }) => ({ name: personName(person), email, phone })}
          mergeable={(other, { account_id }) => other.account_id === account_id}
          onMerge={handle.saveAndMerge}
          onLeave={onClose}
        />
      }
    >
      <ContactFields
        twoColumns
        form={handle.form}
        holder={holder}
        fixedAccount={accountId && (accountName ?? accountId)}
      />
    </FormDialog>
  );
}

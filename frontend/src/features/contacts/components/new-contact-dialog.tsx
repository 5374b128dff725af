'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogFormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Dialog } from '@/components/ui/dialog';
import { createContact } from '@/features/contacts/api';
import { contactLabels } from '@/features/contacts/labels';
import { contactInput, contactSchema } from '@/features/contacts/schema';
import { useEmailHolder } from '@/features/contacts/use-email-holder';
import { newUlid } from '@/lib/api/ulid';
import { useChanged } from '@/lib/api/use-changed';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/contacts';
import { paths } from '@/lib/paths/paths';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { toast } from '@/stores/toasts';
import { ContactFields } from './contact-fields';

/** Opened from an account it keeps that account and returns to it; otherwise it goes on to the new contact. */
export function NewContactDialog({ prefill, onClose }: CreateDialogProps) {
  const { accountId, accountName } = prefill;
  const { user } = useSession();
  const router = useRouter();
  const changed = useChanged();
  const [id] = useState(newUlid);
  const { holder, noting } = useEmailHolder();

  const handle = useRecordForm({
    schema: contactSchema,
    defaults: contactInput(null, user.id, accountId),
    draftKey: accountId ? `contact:new:${accountId}` : 'contact:new',
    save: (values, { idempotencyKey }) => noting(createContact({ id, ...values }, idempotencyKey)),
    onSaved: (contact) => {
      changed('contacts', contact, ['accounts']);
      const open = () => router.push(paths.contacts.detail(contact.id));
      toast.good(
        t('contacts.created', { name: contact.name }),
        accountId ? { label: t('contacts.open'), run: open } : undefined,
      );
      onClose();
      if (!accountId) open();
    },
  });
  const cancel = () => {
    handle.abandon();
    onClose();
  };

  return (
    <Dialog open wide onClose={onClose} title={t('create.contact')}>
      <RecordForm
        inDialog
        handle={handle}
        label={t('create.contact')}
        labels={contactLabels}
        footer={<DialogFormActions pending={handle.pending} onCancel={cancel} />}
      >
        <ContactFields
          twoColumns
          form={handle.form}
          holder={holder}
          fixedAccount={accountId && (accountName ?? accountId)}
        />
      </RecordForm>
    </Dialog>
  );
}

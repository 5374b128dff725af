'use client';

import { FormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { updateContact, type Contact } from '@/features/contacts/api';
import { contactLabels } from '@/features/contacts/labels';
import { contactInput, contactSchema } from '@/features/contacts/schema';
import { useEmailHolder } from '@/features/contacts/use-email-holder';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/contacts';
import { toast } from '@/stores/toasts';
import { ContactFields } from './contact-fields';

type ContactEditFormProps = { contact: Contact; onDone: () => void };

/** The details, edited where they stand; sends only what changed, with the version it was based on. */
export function ContactEditForm({ contact, onDone }: ContactEditFormProps) {
  const changed = useChanged();
  const { holder, noting } = useEmailHolder();
  const handle = useRecordForm({
    schema: contactSchema,
    defaults: contactInput(contact, contact.owner_id),
    draftKey: `contact:${contact.id}`,
    version: contact.version,
    save: (_, { version = contact.version, changes, idempotencyKey }) =>
      noting(updateContact(contact.id, { version, ...changes }, idempotencyKey)),
    onSaved: (saved) => {
      changed('contacts', saved, ['accounts']);
      toast.good(t('contacts.saved'));
      onDone();
    },
    fromCurrent: (current) => {
      const theirs = current as Contact;
      return { values: contactInput(theirs, theirs.owner_id), version: theirs.version };
    },
  });

  return (
    <RecordForm
      handle={handle}
      label={t('contacts.details')}
      labels={contactLabels}
      footer={
        <FormActions
          pending={handle.pending}
          onCancel={() => {
            handle.abandon();
            onDone();
          }}
        />
      }
    >
      <ContactFields form={handle.form} holder={holder} contact={contact} />
    </RecordForm>
  );
}

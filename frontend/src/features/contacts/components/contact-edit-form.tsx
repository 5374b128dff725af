'use client';

import { EditForm } from '@/components/form/edit-form';
import { useEditForm } from '@/components/form/use-edit-form';
import { changedContact, type Contact } from '@/features/contacts/api';
import { contactLabels } from '@/features/contacts/labels';
import { contactInput, contactSchema } from '@/features/contacts/schema';
import { useEmailHolder } from '@/features/contacts/use-email-holder';
import { t } from '@/lib/i18n/contacts';
import { ContactFields } from './contact-fields';

type ContactEditFormProps = { contact: Contact; onDone: () => void };

export function ContactEditForm({ contact, onDone }: ContactEditFormProps) {
  const { holder, noting } = useEmailHolder();
  const handle = useEditForm({
    domain: 'contacts',
    record: contact,
    schema: contactSchema,
    input: (record) => contactInput(record, record.owner_id),
    write: changedContact,
    savedText: t('contacts.saved'),
    alsoIn: ['accounts'],
    onDone,
    watch: noting,
  });
  return (
    <EditForm handle={handle} label={t('contacts.details')} labels={contactLabels} onDone={onDone}>
      <ContactFields form={handle.form} holder={holder} contact={contact} />
    </EditForm>
  );
}

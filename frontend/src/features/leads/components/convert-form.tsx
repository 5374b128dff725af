'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { errorOf, TextField } from '@/components/form/fields';
import { DialogFormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { convertLead, type Conversion, type Lead, type Suggestions } from '@/features/leads/api';
import {
  contactChoices,
  contactFor,
  conversionInput,
  conversionSchema,
  type AccountChoice as Account,
} from '@/features/leads/conversion';
import { conversionLabels as labels } from '@/features/leads/labels';
import { toApiError } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/leads';
import { personName } from '@/lib/person-name';
import { AccountChoice } from './account-choice';
import { RadioCards } from './radio-cards';
import { TakenNotice } from './taken-notice';

type ConvertFormProps = {
  lead: Lead;
  suggestions: Suggestions | null;
  onConverted: (conversion: Conversion) => void;
  /** The lead is not as it was: it has to be read again. */
  onOutdated: () => void;
  onCancel: () => void;
};

export function ConvertForm(props: ConvertFormProps) {
  const { lead, suggestions, onConverted, onOutdated, onCancel } = props;
  const [holder, setHolder] = useState<Conversion['contact'] | null>(null);

  const handle = useRecordForm({
    schema: conversionSchema,
    defaults: conversionInput(lead, suggestions),
    draftKey: `lead-conversion:${lead.id}`,
    save: (values, { idempotencyKey }) =>
      convertLead(
        lead.id,
        { version: lead.version, stage: 'Qualifying', ...values },
        idempotencyKey,
      ).catch((cause: unknown) => {
        const error = toApiError(cause);
        if (error.code === 'email_taken') setHolder(error.current as Conversion['contact'] | null);
        else if (error.status === 409) onOutdated();
        throw cause;
      }),
    onSaved: onConverted,
  });
  const { form } = handle;
  const contactId = useWatch({ control: form.control, name: 'contact_id' });

  const contacts = contactChoices(suggestions);
  const accounts: Account[] = [...(suggestions?.accounts ?? [])];
  if (holder?.is_active && contacts.every((each) => each.id !== holder.id)) {
    const { id, name, email, account_id: accountId, account_name: accountName } = holder;
    contacts.push({ id, name, email, accountId, accountName });
    if (accounts.every((each) => each.id !== accountId)) {
      accounts.push({ id: accountId, name: accountName, reason: 'same_email' });
    }
  }

  const chooseAccount = (id: string) => {
    form.setValue('account_id', id, { shouldDirty: true });
    form.setValue('contact_id', contactFor(id, contactId, contacts), { shouldDirty: true });
    form.clearErrors(['account_id', 'contact_id']);
  };
  const chooseContact = (id: string) => {
    const account = contacts.find((each) => each.id === id)?.accountId;
    form.setValue('contact_id', id, { shouldDirty: true });
    if (account) form.setValue('account_id', account, { shouldDirty: true });
    form.clearErrors(['account_id', 'contact_id']);
  };
  const cancel = () => {
    handle.abandon();
    onCancel();
  };

  return (
    <RecordForm
      inDialog
      handle={handle}
      label={t('leads.convert.title', { name: personName(lead) })}
      labels={labels}
      footer={
        <DialogFormActions
          pending={handle.pending}
          submit={t('leads.convert.submit')}
          submitting={t('leads.convert.pending')}
          onCancel={cancel}
        />
      }
    >
      <div className="grid gap-5">
        <div className="grid gap-4 md:grid-cols-[3fr_2fr]">
          <TextField form={form} name="opportunity_name" required />
          <TextField form={form} name="close_date" type="date" />
        </div>
        <AccountChoice form={form} lead={lead} accounts={accounts} onChoose={chooseAccount} />
        <RadioCards
          legend={t('leads.convert.contact')}
          value={contactId}
          onChange={chooseContact}
          error={errorOf(form, 'contact_id')}
          options={[
            ...contacts.map((each) => ({
              value: each.id,
              title: each.name,
              detail: [each.email, t('leads.convert.ofAccount', { account: each.accountName })]
                .filter(Boolean)
                .join(' · '),
            })),
            {
              value: '',
              title: t('leads.convert.createContact', { name: personName(lead) }),
              detail: t('leads.convert.newContact.detail'),
              badge: t('leads.convert.createsNew'),
            },
          ]}
        />
        {holder && contactId !== holder.id && (
          <TakenNotice holder={holder} onUse={() => chooseContact(holder.id)} />
        )}
        {!suggestions && <p className="text-muted">{t('leads.convert.noSuggestions')}</p>}
      </div>
    </RecordForm>
  );
}

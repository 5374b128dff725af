'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { draftName } from '@/components/form/draft-name';
import { errorOf, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import type { QuoteDetail } from '@/features/quotes/api';
import { quoteLabels } from '@/features/quotes/labels';
import { newClient, newQuote, newQuoteSchema } from '@/features/quotes/new-quote';
import type { Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { newUlid } from '@/lib/api/ulid';
import { useChanged } from '@/lib/api/use-changed';
import { useKnownName } from '@/lib/api/use-known-name';
import { useOrgId, useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { send, type Sent } from '@/lib/offline/send';
import { useOnline } from '@/lib/offline/use-online';
import { paths } from '@/lib/paths/paths';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { sayQueued, toast } from '@/stores/toasts';
import { ClientField } from './client-field';

/** The deal that the quote is for, as far as this device has read it. */
function useKnownDeal(id: string | undefined) {
  const key = domainKeys(useOrgId(), 'opportunities').detail(id ?? '');
  const known = useQueryClient().getQueryData<Partial<Schemas['OpportunityDetail']>>(key);
  return id ? { ...known, id } : null;
}

/** Whom the quote is for and what it is called; what it offers is chosen on its page. */
export function NewQuoteDialog({ prefill, onClose }: CreateDialogProps) {
  const session = useSession();
  const router = useRouter();
  const changed = useChanged();
  const knownName = useKnownName();
  const clientMade = useRef(false);
  const parent = prefill.opportunityId ?? prefill.accountId;
  const deal = useKnownDeal(prefill.opportunityId);
  const online = useOnline();
  const handle = useRecordForm({
    schema: newQuoteSchema,
    defaults: {
      title: prefill.opportunityName ?? '',
      account_id: prefill.accountId ?? '',
      new_client: '',
      new_client_id: newUlid(),
    },
    draftKey: draftName('quotes', parent && `new:${parent}`),
    save: async (values, { id, idempotencyKey, origin }): Promise<Sent<QuoteDetail>> => {
      const { account_id, new_client } = values;
      if (account_id === null && !clientMade.current) {
        // The client's id is its key: what is tried again makes no second one.
        await send(newClient(values, session.user.id), values.new_client_id);
        clientMade.current = true;
      }
      const named = account_id && (prefill.accountName ?? knownName('account', account_id));
      const write = newQuote(id, values, named || (new_client ?? ''), deal, session);
      return send<QuoteDetail>(write, idempotencyKey, origin);
    },
    onSaved: ({ record, queued }) => {
      if (queued) sayQueued();
      else {
        changed('quotes', record, ['accounts', 'opportunities']);
        toast.good(t('quotes.created', { name: record.title }));
      }
      onClose();
      router.push(paths.quotes.detail(record.id));
    },
  });
  const { form } = handle;
  const [accountId, name] = useWatch({ control: form.control, name: ['account_id', 'new_client'] });
  const known = accountId ? (prefill.accountName ?? knownName('account', accountId)) : name;

  return (
    <FormDialog
      submit={t('action.create')}
      handle={handle}
      title={t('create.quote')}
      description={
        prefill.opportunityName && t('quotes.new.deal', { name: prefill.opportunityName })
      }
      labels={quoteLabels}
      onClose={onClose}
    >
      <div className="space-y-4">
        {!prefill.accountId && (
          <ClientField
            value={known ? { id: accountId, name: known } : null}
            error={errorOf(form, 'account_id')}
            onChange={(client) => {
              const options = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
              form.setValue('new_client', client?.id ? '' : (client?.name ?? ''), options);
              form.setValue('account_id', client?.id ?? '', options);
            }}
          />
        )}
        <TextField form={form} name="title" required hint={t('quotes.new.titleHint')} />
        {deal && !online && (
          <p role="status" className="text-sm text-muted">
            {deal.line_items
              ? t('quotes.new.dealLines', { count: deal.line_items.length })
              : t('quotes.new.dealUnknown')}
          </p>
        )}
      </div>
    </FormDialog>
  );
}

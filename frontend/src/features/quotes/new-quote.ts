import * as z from 'zod/mini';
import { optionalId, optionalText, requiredText } from '@/components/form/schema-parts';
import type { Schemas } from '@/lib/api/client';
import type { Session } from '@/lib/auth/session';
import { todayIn } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/quote-page';
import { currencyDigits, writeDecimal } from '@/lib/money/money';
import type { Write } from '@/lib/offline/queue';
import { creation } from '@/lib/offline/write';
import type { QuoteDetail } from './api';
import { quoteLabels } from './labels';

/** A client is one of the accounts, or a new one by name, under an id that is made with the form. */
export const newQuoteSchema = z
  .object({
    title: requiredText(255),
    account_id: optionalId(),
    new_client: optionalText(255),
    new_client_id: z.string(),
  })
  .check(
    z.refine((values) => values.account_id !== null || values.new_client !== null, {
      path: ['account_id'],
      error: () => t('form.required'),
    }),
  );

type NewQuoteValues = z.output<typeof newQuoteSchema>;
type Deal = { id: string } | null;

const daysOn = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The client of whom only the name is known yet. */
export function newClient(values: NewQuoteValues, ownerId: string): Write {
  const known = {
    id: values.new_client_id,
    name: values.new_client ?? '',
    type: 'Prospect',
    owner_id: ownerId,
  } as const;
  return creation<Schemas['AccountOut']>(
    'accounts',
    known,
    { ...NOBODY_YET, addresses: [], ...known },
    { kind: t('record.account'), title: known.name, labels: { name: t('field.name') } },
  );
}

const NOBODY_YET = {
  industry: null,
  phone: null,
  website: null,
  parent_id: null,
  description: null,
  billing_address: null,
  shipping_address: null,
  is_active: true,
  merged_into_id: null,
} as const;

/** The draft with nothing in it yet; with a deal, of its lines, which a phone without a network does not know. */
export function newQuote(
  id: string,
  values: NewQuoteValues,
  clientName: string,
  deal: Deal,
  { org, user }: Pick<Session, 'org' | 'user'>,
): Write {
  const { quoting, settings } = org;
  const account_id = values.account_id ?? values.new_client_id;
  const body = {
    id,
    title: values.title,
    account_id,
    opportunity_id: deal?.id ?? null,
    sections: deal && navigator.onLine ? null : [],
  };
  const none = writeDecimal(0n, currencyDigits(settings.currency));
  return creation<QuoteDetail>(
    'quotes',
    body,
    {
      ...body,
      ...NOTHING_YET,
      opportunity_id: deal?.id ?? '',
      sections: [],
      taxes: [],
      account_name: clientName,
      owner_id: user.id,
      currency: settings.currency,
      valid_until: daysOn(todayIn(settings.timezone), quoting.validity_days),
      template: quoting.template,
      terms: quoting.terms,
      markup: quoting.markup,
      margin_basis: quoting.margin_basis,
      client: { ...NO_DETAILS, name: clientName },
      total: none,
      subtotal: none,
      discount: none,
      discount_amount: none,
      cost_total: none,
    },
    { kind: t('record.quote'), title: values.title, labels: quoteLabels },
  );
}

const NO_DETAILS = {
  attention: null,
  email: null,
  phone: null,
  address: null,
  tax_number: null,
} as const;

const NOTHING_YET = {
  number: null,
  revision: 1,
  status: 'Draft',
  line_count: 0,
  sent_at: null,
  viewed_at: null,
  answered_at: null,
  previous_id: null,
  next_id: null,
  intro: null,
  internal_note: null,
  discount_percent: '0',
  answer: null,
  pdf_state: null,
  pdf_failure: null,
} as const;

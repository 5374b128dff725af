import * as z from 'zod/mini';
import { optionalId, optionalText, requiredText } from '@/components/form/schema-parts';
import type { Schemas } from '@/lib/api/client';
import type { Session } from '@/lib/auth/session';
import { newUlid } from '@/lib/api/ulid';
import { todayIn } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/quote-page';
import { currencyDigits, writeDecimal } from '@/lib/money/money';
import type { Write } from '@/lib/offline/queue';
import { creation } from '@/lib/offline/write';
import type { QuoteDetail } from './api';
import { sectionsInput, type DraftLine, type DraftSection } from './draft';
import { newLine } from './draft-parts';
import { previewOf } from './draft-preview';
import { totalsOf } from './draft-totals';
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
type DealLine = Pick<
  Schemas['LineItemOut'],
  'product_name' | 'quantity' | 'sale_price' | 'discount_percent'
>;
/** The deal that the quote is for; its lines where this device has read them. */
type Deal = { id: string; currency?: string; line_items?: readonly DealLine[] } | null;

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

/** A deal's lines as they would be entered in a quote, at the prices that were agreed: what the server makes of them. */
function sectionsOf(lines: readonly DealLine[]): DraftSection[] {
  if (lines.length === 0) return [];
  const of = (line: DealLine): DraftLine => ({
    ...newLine(newUlid(), { name: line.product_name }, null),
    quantity: line.quantity,
    price: line.sale_price,
    discount_percent: line.discount_percent,
  });
  const section = { id: newUlid(), name: '', icon: null, note: '', markup: '', dimensions: [] };
  return [{ ...section, lines: lines.map(of) }];
}

/**
 * The draft with nothing in it yet, or with its deal's lines: the server's where it can be asked, else those that this
 * device has read.
 */
export function newQuote(
  id: string,
  values: NewQuoteValues,
  clientName: string,
  deal: Deal,
  { org, user }: Pick<Session, 'org' | 'user'>,
): Write {
  const { quoting, settings } = org;
  const account_id = values.account_id ?? values.new_client_id;
  const sections = sectionsOf(deal?.line_items ?? []);
  const body = {
    id,
    title: values.title,
    account_id,
    opportunity_id: deal?.id ?? null,
    sections: deal && navigator.onLine ? null : sectionsInput(sections),
  };
  const currency = deal?.currency ?? settings.currency;
  const draft = {
    fields: { markup: quoting.markup, discount_percent: '', discount_amount: '' },
    sections,
  };
  const preview = previewOf(
    draft,
    totalsOf(draft, { currency, margin_basis: quoting.margin_basis }),
  );
  return creation<QuoteDetail>(
    'quotes',
    body,
    {
      ...body,
      ...NOTHING_YET,
      ...preview,
      opportunity_id: deal?.id ?? '',
      account_name: clientName,
      owner_id: user.id,
      currency,
      valid_until: daysOn(todayIn(settings.timezone), quoting.validity_days),
      template: quoting.template,
      terms: quoting.terms,
      markup: quoting.markup,
      margin_basis: quoting.margin_basis,
      client: { ...NO_DETAILS, name: clientName },
      discount_amount: writeDecimal(0n, currencyDigits(currency)),
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

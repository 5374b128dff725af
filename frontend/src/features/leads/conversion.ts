import * as z from 'zod/mini';
import { optionalDate, optionalId, requiredText } from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/leads';
import type { Lead, Suggestions } from './api';

const NAME_LIMIT = 255;

/** '' as account or contact means: make a new one. */
export const conversionSchema = z.object({
  opportunity_name: requiredText(NAME_LIMIT),
  close_date: optionalDate(),
  account_id: optionalId(),
  contact_id: optionalId(),
});

export type ConversionInput = z.input<typeof conversionSchema>;
export type ConversionValues = z.output<typeof conversionSchema>;

export type AccountChoice = { id: string; name: string; reason: 'same_name' | 'same_email' | null };
type ContactChoice = {
  id: string;
  name: string;
  email: string | null;
  accountId: string;
  accountName: string;
};

export function contactChoices(suggestions: Suggestions | null): ContactChoice[] {
  return (suggestions?.contacts ?? []).map((each) => ({
    id: each.id,
    name: each.name,
    email: each.email,
    accountId: each.account_id,
    accountName: each.account_name,
  }));
}

const folded = (text: string) => text.trim().toLocaleLowerCase();

/**
 * Where the form starts. A contact with the lead's e-mail address is chosen, with its account, because no second
 * contact may have that address; an account of exactly the lead's company likewise. Otherwise everything is new.
 */
export function conversionInput(lead: Lead, suggestions: Suggestions | null): ConversionInput {
  const contact = suggestions?.contacts[0];
  const account = suggestions?.accounts.find((each) => folded(each.name) === folded(lead.company));
  return {
    opportunity_name: defaultName(lead.company),
    close_date: '',
    account_id: contact?.account_id ?? account?.id ?? '',
    contact_id: contact?.id ?? '',
  };
}

function defaultName(company: string): string {
  const rest = t('leads.convert.defaultName', { company: '' }).length;
  return t('leads.convert.defaultName', { company: company.slice(0, NAME_LIMIT - rest) });
}

/** A chosen account keeps the chosen contact only when that contact belongs to it. */
export function contactFor(
  accountId: string,
  contactId: string,
  contacts: readonly ContactChoice[],
): string {
  return contacts.some((each) => each.id === contactId && each.accountId === accountId)
    ? contactId
    : '';
}

import { describe, expect, it } from 'vitest';
import type { Lead, Suggestions } from './api';
import { contactChoices, contactFor, conversionInput, conversionSchema } from './conversion';
import { nextStatus } from './status';

const lead = { company: 'Aurora Hotels', email: 'ravi@aurora.example' } as Lead;
const ravi = {
  id: 'c1',
  name: 'Ravi Kumar',
  email: 'ravi@aurora.example',
  account_id: 'a2',
  account_name: 'Aurora Group',
  reason: 'same_email',
} as const;
const named = (name: string) => ({ id: 'a1', name, reason: 'same_name' }) as const;
const suggest = (parts: Partial<Suggestions>): Suggestions => ({
  accounts: [],
  contacts: [],
  ...parts,
});

describe('where a conversion starts', () => {
  it('names the opportunity after the company and makes everything new (req:2.7)', () => {
    expect(conversionInput(lead, null)).toEqual({
      opportunity_name: 'Aurora Hotels – new business',
      close_date: '',
      account_id: '',
      contact_id: '',
    });
  });

  it('keeps the name within what the server takes', () => {
    const long = conversionInput({ ...lead, company: 'x'.repeat(255) }, null);
    expect(long.opportunity_name).toHaveLength(255);
    expect(long.opportunity_name).toMatch(/ – new business$/);
  });

  it('chooses the account of exactly that name, not a similar one (req:B12)', () => {
    const exact = suggest({ accounts: [named('aurora hotels ')] });
    const similar = suggest({ accounts: [named('Aurora Hotels Goa')] });
    expect(conversionInput(lead, exact).account_id).toBe('a1');
    expect(conversionInput(lead, similar).account_id).toBe('');
  });

  it('chooses the contact with the same address, and its account (req:B12)', () => {
    const both = suggest({ accounts: [named('Aurora Hotels')], contacts: [ravi] });
    expect(conversionInput(lead, both)).toMatchObject({ account_id: 'a2', contact_id: 'c1' });
  });
});

it('lets a contact go when another account is chosen', () => {
  const contacts = contactChoices(suggest({ contacts: [ravi] }));
  expect(contactFor('a2', 'c1', contacts)).toBe('c1');
  expect(contactFor('a1', 'c1', contacts)).toBe('');
  expect(contactFor('', 'c1', contacts)).toBe('');
});

it('sends null for what is to be made, and asks for a name', () => {
  const input = conversionInput(lead, null);
  expect(conversionSchema.parse(input)).toMatchObject({
    account_id: null,
    contact_id: null,
    close_date: null,
  });
  expect(conversionSchema.safeParse({ ...input, opportunity_name: '  ' }).success).toBe(false);
});

it('moves a lead by hand as far as Qualified (req:2.2)', () => {
  const path = (['New', 'Contacted', 'Qualified', 'Converted'] as const).map(nextStatus);
  expect(path).toEqual(['Contacted', 'Qualified', null, null]);
});

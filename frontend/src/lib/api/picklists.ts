import type { Schemas } from './client';

/** The fixed lists of the server, in the order they are offered; the compiler keeps them in step with the contract. */
function complete<T extends string>() {
  return <const L extends readonly T[]>(list: L & ([T] extends [L[number]] ? unknown : never)): L =>
    list;
}

export const accountTypes = complete<Schemas['AccountType']>()([
  'Prospect',
  'Customer',
  'Partner',
  'Vendor',
  'Other',
]);

export const industries = complete<Schemas['Industry']>()([
  'Agriculture',
  'Construction',
  'Consulting',
  'Education',
  'Finance',
  'Healthcare',
  'Hospitality',
  'Interior Design',
  'Manufacturing',
  'Media',
  'Real Estate',
  'Retail',
  'Technology',
  'Other',
]);

export const stages = complete<Schemas['Stage']>()([
  'Qualifying',
  'Proposal',
  'Negotiation',
  'Closed Won',
  'Closed Lost',
]);

/** A picklist as options of a select; its values are its labels. */
export function asOptions(values: readonly string[]) {
  return values.map((value) => ({ value, label: value }));
}

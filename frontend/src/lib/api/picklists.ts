import type { Schemas } from './client';

/** The fixed lists of the server, in the order they are offered; the compiler keeps them in step with the contract. */
export function complete<T extends string>() {
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

export const leadSources = complete<Schemas['LeadSource']>()([
  'Web',
  'Phone Inquiry',
  'Referral',
  'Partner',
  'Social Media',
  'Advertisement',
  'Event',
  'Cold Call',
  'Other',
]);

export const contactRoles = complete<Schemas['ContactRole']>()([
  'Decision Maker',
  'Economic Buyer',
  'Technical Buyer',
  'Influencer',
  'Evaluator',
  'Business User',
  'Other',
]);

export const orderStatuses = complete<Schemas['OrderStatus']>()([
  'Awaiting Payment',
  'Partially Paid',
  'Paid in Full',
  'Shipped',
  'Fulfilled',
  'Cancelled',
]);

export const quoteStatuses = complete<Schemas['QuoteStatus']>()([
  'Draft',
  'Sent',
  'Viewed',
  'Accepted',
  'Declined',
  'Expired',
  'Superseded',
]);

export const contractStatuses = complete<Schemas['ContractStatus']>()([
  'Active',
  'Expired',
  'Cancelled',
  'Terminated',
]);

export const taskStatuses = complete<Schemas['TaskStatus']>()([
  'Not Started',
  'In Progress',
  'Waiting',
  'Deferred',
  'Completed',
]);

export const taskPriorities = complete<Schemas['TaskPriority']>()(['High', 'Normal', 'Low']);

export const frequencies = complete<Schemas['Frequency']>()([
  'Daily',
  'Weekly',
  'Monthly',
  'Yearly',
]);

export const callDirections = complete<Schemas['CallDirection']>()(['Outbound', 'Inbound']);

export const callOutcomes = complete<Schemas['CallOutcome']>()([
  'Connected',
  'Left Message',
  'No Answer',
  'Busy',
  'Wrong Number',
]);

export const paymentMethods = complete<Schemas['PaymentMethod']>()([
  'UPI',
  'Bank Transfer',
  'Card',
  'Cash',
  'Cheque',
  'Stripe',
  'PayPal',
  'Other',
]);

export const paymentStatuses = complete<Schemas['PaymentStatus']>()([
  'Completed',
  'Pending',
  'Failed',
  'Void',
]);

/** What a person can say of a payment; it becomes Void by being voided. */
export const enteredPaymentStatuses = complete<Schemas['EnteredStatus']>()([
  'Completed',
  'Pending',
  'Failed',
]);

export const billingCycles = complete<Schemas['BillingCycle']>()([
  'Monthly',
  'Quarterly',
  'Annually',
]);

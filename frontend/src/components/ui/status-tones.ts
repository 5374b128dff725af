import type { Schemas } from '@/lib/api/client';
import type { Tone } from './badge';

const stages: Record<Schemas['Stage'], Tone> = {
  Qualifying: 'neutral',
  Proposal: 'accent',
  Negotiation: 'warn',
  'Closed Won': 'good',
  'Closed Lost': 'bad',
};

const orders: Record<Schemas['OrderStatus'], Tone> = {
  'Awaiting Payment': 'warn',
  'Partially Paid': 'accent',
  'Paid in Full': 'good',
  Shipped: 'accent',
  Fulfilled: 'good',
  Cancelled: 'neutral',
};

const quotes: Record<Schemas['QuoteStatus'], Tone> = {
  Draft: 'neutral',
  Sent: 'accent',
  Viewed: 'accent',
  Accepted: 'good',
  Declined: 'bad',
  Expired: 'warn',
  Superseded: 'neutral',
};

const payments: Record<Schemas['PaymentStatus'], Tone> = {
  Completed: 'good',
  Pending: 'warn',
  Failed: 'bad',
  Void: 'neutral',
};

const leads: Record<Schemas['LeadStatus'], Tone> = {
  New: 'accent',
  Contacted: 'warn',
  Qualified: 'good',
  Converted: 'neutral',
  Removed: 'neutral',
};

const contracts: Record<Schemas['ContractStatus'], Tone> = {
  Active: 'good',
  Expired: 'warn',
  Cancelled: 'neutral',
  Terminated: 'bad',
};

const cycles: Record<Schemas['CycleState'], Tone> = {
  Paid: 'good',
  Upcoming: 'neutral',
  Due: 'warn',
  Overdue: 'bad',
};

/** The colour that goes with a status, the same on every page. */
export const stageTone = (stage: Schemas['Stage']): Tone => stages[stage];
export const orderTone = (status: Schemas['OrderStatus']): Tone => orders[status];
export const quoteTone = (status: Schemas['QuoteStatus']): Tone => quotes[status];
export const paymentTone = (status: Schemas['PaymentStatus']): Tone => payments[status];
export const leadTone = (status: Schemas['LeadStatus']): Tone => leads[status];
export const cycleTone = (state: Schemas['CycleState']): Tone => cycles[state];
export const contractTone = (status: Schemas['ContractStatus']): Tone => contracts[status];

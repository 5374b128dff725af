import type { LeadStatus, OpenStatus } from './api';

/** The statuses in the order a lead goes through them. */
export const pathStatuses = [
  'New',
  'Contacted',
  'Qualified',
  'Converted',
] as const satisfies readonly LeadStatus[];

/** All statuses: an undone import leaves leads Removed, off every other list, until a status brings them back. */
export const leadStatuses = [...pathStatuses, 'Removed'] as const satisfies readonly LeadStatus[];

export function isLeadStatus(value: string | undefined): value is LeadStatus {
  return (leadStatuses as readonly (string | undefined)[]).includes(value);
}

/** What follows a status by a person's hand; only a conversion leads on from Qualified. */
export function nextStatus(status: LeadStatus): OpenStatus | null {
  if (status === 'New') return 'Contacted';
  return status === 'Contacted' ? 'Qualified' : null;
}

import type { Schemas } from '@/lib/api/client';
import type { Permission } from '@/lib/auth/permissions';

export type Figure = Schemas['Figure'];

/** What one must be allowed to read to see the records behind a number. */
const READS: Record<Figure, Permission | readonly Permission[]> = {
  won: 'opportunities:read',
  lost: 'opportunities:read',
  source_won: 'opportunities:read',
  source_lost: 'opportunities:read',
  leads: 'leads:read',
  converted: 'leads:read',
  ordered: 'orders:read',
  received: 'payments:read',
  for_orders: 'payments:read',
  for_retainers: 'payments:read',
  tasks: 'activities:read',
  events: 'activities:read',
  calls: 'activities:read',
  notes: 'activities:read',
  owed: ['orders:read', 'contracts:read'],
  overdue: ['orders:read', 'contracts:read'],
  overdue_orders: 'orders:read',
  overdue_retainers: 'contracts:read',
  expected: ['orders:read', 'contracts:read'],
  expected_orders: 'orders:read',
  expected_retainers: 'contracts:read',
  pipeline: 'opportunities:read',
};

export function isFigure(text: string | undefined): text is Figure {
  return text !== undefined && text in READS;
}

export function mayRead(permissions: readonly string[], figure: Figure): boolean {
  return [READS[figure]].flat().every((each) => permissions.includes(each));
}

/** What is owed is of today, and of no months. */
export function isOfToday(figure: Figure): boolean {
  return figure === 'owed' || figure.startsWith('overdue');
}

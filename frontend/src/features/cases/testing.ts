import type { CaseRecord } from './api';
import type { Macro } from './macros-api';

/** A case as its page reads it, for tests. */
export const aCase = (parts: Partial<CaseRecord> = {}): CaseRecord => ({
  id: 'K1',
  version: 3,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  number: 'CS-7K3M2Q9X',
  subject: 'Door jams',
  description: 'Since Monday',
  status: 'New',
  priority: 'High',
  issue_type: 'Problem',
  account_id: 'A1',
  account_name: 'Sharma Homes',
  contact_id: 'C1',
  contact_name: 'Priya Sharma',
  contact_email: 'priya@mail.example',
  owner_id: 'u1',
  due_at: '2026-11-20T17:30:00Z',
  closed_at: null,
  breached: true,
  ...parts,
});

export const aMacro = (parts: Partial<Macro> = {}): Macro => ({
  id: 'M1',
  version: 1,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  name: 'Done',
  text: 'Dear {contact}, {number} is done.',
  sets_status: 'Closed',
  is_active: true,
  ...parts,
});

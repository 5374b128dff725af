import type { Lead } from './api';

/** A lead and what its conversion makes, for tests. */
const ids = { account_id: 'A1', contact_id: 'C1', opportunity_id: 'O1' };
export const lead = (parts: Partial<Lead> = {}) =>
  ({
    id: 'L1',
    version: 3,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    first_name: 'Ravi',
    last_name: 'Kumar',
    company: 'Aurora Hotels',
    title: null,
    email: 'ravi@aurora.example',
    phone: null,
    website: null,
    address: null,
    status: 'Qualified',
    lead_source: null,
    industry: null,
    owner_id: 'u1',
    converted_to: null,
    converted_at: null,
    ...parts,
  }) as Lead;
export const converted = lead({ status: 'Converted', version: 4, converted_to: ids });
export const holder = {
  id: 'C9',
  name: 'Ravi K',
  email: 'ravi@aurora.example',
  account_id: 'A9',
  account_name: 'Aurora Group',
  is_active: true,
};
export const outcome = {
  lead: converted,
  account: { id: 'A1', name: 'Aurora Hotels' },
  contact: { id: 'C1', name: 'Ravi Kumar' },
  opportunity: { id: 'O1', name: 'Aurora Hotels – new business' },
};
export const common = {
  'GET /users': () => ({ body: { items: [], next_cursor: null } }),
  'GET /leads/L1/conversion-suggestions': () => ({ body: { accounts: [], contacts: [] } }),
  'GET /accounts/A1': () => ({ body: outcome.account }),
  'GET /contacts/C1': () => ({ body: outcome.contact }),
  'GET /opportunities/O1': () => ({ body: { ...outcome.opportunity, stage: 'Qualifying' } }),
};
export const rights = ['leads:read', 'leads:write'] as const;

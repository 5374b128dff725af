/** Contacts for tests. */
export const contact = (parts: object = {}) => ({
  id: 'C1',
  version: 2,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  first_name: 'Ravi',
  last_name: 'Kumar',
  name: 'Ravi Kumar',
  email: 'ravi@aurora.example',
  phone: '+91 80 4000 2000',
  channel: null,
  title: 'Manager',
  description: null,
  reports_to_id: 'C2',
  account_id: 'A1',
  account_name: 'Aurora Hotels',
  owner_id: 'u1',
  addresses: [],
  is_active: true,
  ...parts,
});
export const manager = contact({ id: 'C2', name: 'Sunita Rao', email: null, reports_to_id: null });
export const page = (items: unknown[]) => ({ body: { items, next_cursor: null } });
const deal = {
  opportunity_id: 'O1',
  name: 'Lobby',
  stage: 'Proposal',
  role: 'Decision Maker',
  amount: '1250.00',
  currency: 'INR',
};
export const common = {
  'GET /users': () => page([]),
  'GET /contacts': () => page([contact(), manager]),
  'GET /contacts/C1': () => ({ body: contact() }),
  'GET /contacts/C2': () => ({ body: manager }),
  'GET /contacts/C1/related': () => ({
    body: {
      opportunities: { items: [deal], has_more: false },
      cases: { items: [], has_more: false },
    },
  }),
  'GET /accounts/A1': () => ({ body: { id: 'A1', name: 'Aurora Hotels' } }),
};
export const rights = ['contacts:read', 'contacts:write'] as const;

import { expect, it } from 'vitest';
import type { CaseEvent } from './api';
import { eventsOf } from './history';

const nameOf = (id: string | null | undefined) => (id === 'u1' ? 'Asha Menon' : '');
const event = (parts: Partial<CaseEvent>): CaseEvent => ({
  at: '2026-11-22T12:00:00Z',
  by: 'u1',
  action: 'changed',
  fields: [],
  changes: {},
  ...parts,
});

it.each<[string, Partial<CaseEvent>]>([
  ['Opened the case', { action: 'created', fields: ['subject', 'status'] }],
  [
    'Status: New → Closed · Owner: Asha Menon → somebody',
    {
      fields: ['closed_at', 'owner_id', 'status'],
      changes: {
        status: { before: 'New', after: 'Closed' },
        owner_id: { before: 'u1', after: 'u9' },
      },
    },
  ],
  [
    'Priority: Low → High · Changed Description, Subject',
    {
      fields: ['description', 'due_at', 'priority', 'subject'],
      changes: { priority: { before: 'Low', after: 'High' } },
    },
  ],
])('says "%s" (req:12.4)', (said, parts) => {
  expect(eventsOf([event(parts)], nameOf)).toMatchObject([{ text: said, by: 'Asha Menon' }]);
});

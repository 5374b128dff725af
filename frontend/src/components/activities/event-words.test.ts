import { expect, it } from 'vitest';
import type { RecordEvent } from '@/lib/api/record-events';
import { eventsInWords } from './event-words';

const words = {
  nameOf: (id: string | null | undefined) => (id === 'u1' ? 'Priya' : ''),
  money: (amount: string) => `₹${amount}`,
  date: (plain: string) => `on ${plain}`,
};
const event = (parts: Partial<RecordEvent>): RecordEvent => ({
  id: 'e1',
  at: '2026-11-22T09:00:00Z',
  by: 'u1',
  kind: 'opportunity',
  record: { kind: 'opportunity', id: 'O1' },
  action: 'changed',
  fields: Object.keys(parts.values ?? {}),
  values: {},
  request_id: null,
  ...parts,
});
const said = (parts: Partial<RecordEvent>) => eventsInWords([event(parts)], words)[0]?.text;

it('says what happened to a deal in the words of the people who made it happen (req:11.9)', () => {
  expect(said({ action: 'created' })).toBe('Added');
  expect(
    said({
      values: {
        stage: { was: 'Proposal', became: 'Closed Won' },
        probability: { was: '50', became: '100' },
        closed_on: { was: null, became: '2026-11-22' },
      },
    }),
  ).toBe('Stage: Proposal → Closed Won');
  expect(said({ values: { order_id: { was: null, became: 'X' } } })).toBe('Order generated');
  expect(said({ values: { owner_id: { was: 'u1', became: 'u9' } } })).toBe(
    'Owner: Priya → somebody',
  );
  expect(said({ fields: ['next_step', 'account_id'] })).toBe('Changed: next step, account');
  expect(said({ values: { amount: { was: '0.00', became: '9.00' } } })).toBe(
    'Amount: ₹0.00 → ₹9.00',
  );
});

it('tells a conversion once, and money by the payment rather than by the order that follows it', () => {
  const status = { was: 'Qualified', became: 'Converted' };
  expect(said({ kind: 'lead', values: { status, converted_to: { was: null, became: 'x' } } })).toBe(
    'Converted into a client',
  );
  expect(eventsInWords([event({ fields: ['paid', 'pay_seq'] })], words)).toEqual([]);
  const paid = { amount: { was: null, became: '100.00' } };
  expect(said({ kind: 'payment', action: 'created', values: paid })).toBe(
    'Payment of ₹100.00 logged',
  );
  const back = { amount: { was: null, became: '-40.00' } };
  expect(said({ kind: 'payment', action: 'created', values: back })).toBe('₹40.00 given back');
  expect(said({ kind: 'payment', values: { status: { was: 'Completed', became: 'Void' } } })).toBe(
    'Payment voided',
  );
  expect(said({ kind: 'file', action: 'created' })).toBe('File added');
  expect(said({ kind: 'file', values: { is_active: { was: 'true', became: 'false' } } })).toBe(
    'File removed',
  );
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityOf } from '@/lib/auth/session';
import { readDraft } from '@/lib/offline/drafts';
import { discardAll, enqueue, flush, openOutbox } from '@/lib/offline/outbox';
import { readOutbox } from '@/lib/offline/outbox-store';
import { change } from '@/lib/offline/write';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { OutboxSheet } from './outbox-sheet';

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const session = testSession([]);
const me = identityOf(session);
const lead = { id: 'L1', version: 3 };
const about = { kind: 'Lead', title: 'Ravi Kumar', labels: { phone: 'Phone', title: 'Job title' } };
const write = (changes: object) => change('leads', lead, changes, about);
const form = { values: { phone: '1' } };
type Answer = { status?: number; body?: unknown } | 'network';

let close: () => void;
let answer: Answer = 'network';
let calls: Call[];
beforeEach(async () => {
  push.mockReset();
  answer = 'network';
  calls = mockApi({ 'GET /me': () => ({ body: session }), 'PATCH /leads/L1': () => answer });
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
});
afterEach(() => close());

/** Keeps a write, has it answered once, and opens the sheet. */
async function open(changes: object, decided: Answer) {
  await enqueue(me, { ...write(changes), key: 'k1', form });
  answer = decided;
  await flush(me);
  const onClose = vi.fn();
  renderStaff(<OutboxSheet onClose={onClose} />, []);
  return onClose;
}
const bodies = () => calls.filter((call) => call.method === 'PATCH').map((call) => call.body);

describe('the outbox', () => {
  it('says what waits, and throws it away when told to (req:B9)', async () => {
    await open({ phone: '1', title: 'Owner' }, 'network');
    expect(screen.getByRole('heading', { name: 'Ravi Kumar' })).toBeVisible();
    expect(screen.getByText(/Lead: Phone, Job title/)).toBeVisible();
    expect(screen.getByText('Waiting')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(await screen.findByText('Everything has been sent.')).toBeVisible();
    expect(await readOutbox(me)).toEqual([]);
  });

  it('gives the reason of a refusal, sends it once more, or opens the form it came from', async () => {
    const body = { code: 'invalid_input', detail: 'That is no phone number.', errors: [] };
    const onClose = await open({ phone: '1' }, { status: 422, body });
    expect(screen.getByRole('alert')).toHaveTextContent('That is no phone number.');

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(bodies().length).toBeGreaterThan(1));
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(push).toHaveBeenCalledWith('/leads/L1');
    expect(readDraft(`${me}:leads:L1`)).toMatchObject({ values: form.values, replaces: 'k1' });
  });

  it('lets each field of a conflict be chosen, and writes only what is kept (req:T7 req:B9)', async () => {
    const current = { ...lead, version: 8, phone: '9', title: 'Director' };
    const body = { code: 'stale_version', current };
    await open({ phone: '1', title: 'Owner' }, { status: 409, body });
    expect(screen.getByText('Changed by someone else')).toBeVisible();
    const phone = screen.getByRole('group', { name: 'Phone' });
    expect(within(phone).getByText('9')).toBeVisible();
    expect(within(phone).getByText('1')).toBeVisible();

    await userEvent.click(within(phone).getAllByRole('radio')[0]!);
    answer = { body: { ...current, version: 9, title: 'Owner' } };
    await userEvent.click(screen.getByRole('button', { name: 'Save this choice' }));
    await waitFor(() => expect(bodies().at(-1)).toEqual({ version: 8, title: 'Owner' }));
    expect(await screen.findByText('Everything has been sent.')).toBeVisible();
  });

  it('tells the lines of a quote, what it comes to, and who has changed it (req:4.13)', async () => {
    const at = '2026-11-22T09:30:00Z';
    const section = (quantity: string) => ({
      name: 'Hall',
      lines: [{ name: 'Shelf', quantity, unit: 'pcs', price: '100.00', cost: null }],
    });
    const current = { id: 'Q1', version: 8, updated_at: at, total: '700.00', currency: 'INR' };
    calls = mockApi({
      'GET /me': () => ({ body: session }),
      'GET /audit/timeline': () => ({ body: { items: [{ at, by: 'u1' }], next_cursor: null } }),
      'PATCH /quotes/Q1': () => ({
        status: 409,
        body: { code: 'stale_version', current: { ...current, sections: [section('7')] } },
      }),
    });
    const changed = { sections: [section('2')] };
    const shown = { ...changed, total: '200.00' };
    const words = { kind: 'Quote', title: 'Kitchen', labels: { sections: 'What is offered' } };
    const kept = change('quotes', { id: 'Q1', version: 3 }, changed, words, shown);
    await enqueue(me, { ...kept, key: 'k1', form });
    await flush(me);
    renderStaff(<OutboxSheet onClose={vi.fn()} />, []);

    const lines = screen.getByRole('group', { name: 'What is offered' });
    expect(lines).toHaveTextContent('Hall Shelf: 7 pcs × 100.00');
    expect(lines).toHaveTextContent('Hall Shelf: 2 pcs × 100.00');
    expect(screen.getByText('Theirs comes to ₹700.00, yours to ₹200.00.')).toBeVisible();
    expect(await screen.findByText(/^By Asha Menon, 22\/11\/2026/)).toBeVisible();
  });

  it('takes theirs without a word to the server', async () => {
    const current = { ...lead, version: 8, phone: '9' };
    await open({ phone: '1' }, { status: 409, body: { code: 'stale_version', current } });
    const sent = bodies().length;

    await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }));
    expect(await screen.findByText('Everything has been sent.')).toBeVisible();
    expect(bodies()).toHaveLength(sent);
  });
});

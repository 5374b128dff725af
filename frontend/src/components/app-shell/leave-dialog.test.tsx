import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identityOf } from '@/lib/auth/session';
import { draftsOf, writeDraft } from '@/lib/offline/drafts';
import { discardAll, enqueue, openOutbox } from '@/lib/offline/outbox';
import { readBytes, readOutbox } from '@/lib/offline/outbox-store';
import { pictureWrite } from '@/lib/offline/send-file';
import { change } from '@/lib/offline/write';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { LeaveDialog } from './leave-dialog';

const session = testSession([]);
const me = identityOf(session);
const lead = { id: 'L1', version: 3 };
const about = { kind: 'Lead', title: 'Ravi', labels: {} };
const assign = vi.fn();

let close: () => void;
let answer: { status?: number; body?: unknown } | 'network';
let calls: Call[];
beforeEach(async () => {
  assign.mockReset();
  vi.stubGlobal('location', { ...location, assign });
  answer = 'network';
  calls = mockApi({
    'GET /me': () => ({ body: session }),
    'PATCH /leads/L1': () => answer,
    'POST /auth/logout': () => ({ status: 204 }),
  });
  localStorage.clear();
  await discardAll(me);
  close = await openOutbox(me, () => undefined);
  await enqueue(me, { ...change('leads', lead, { phone: '1' }, about), key: 'k1', form: null });
  writeDraft(`${me}:accounts:new`, { values: { name: 'Half' }, version: null });
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
});

const show = () => renderStaff(<LeaveDialog onClose={vi.fn()} />, []);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const left = () => waitFor(() => expect(assign).toHaveBeenCalledWith('/login'));

describe('signing out with unsent work', () => {
  it('tells what there is', () => {
    show();
    expect(screen.getByRole('alertdialog')).toHaveAccessibleDescription(
      /1 change has not been sent. 1 form is not finished./,
    );
  });

  it('says of photos that they would be lost', async () => {
    const parent = { type: 'quote', id: 'Q1' } as const;
    const write = pictureWrite({ id: 'P1', name: 'Sink.jpg', parent }, 'Kitchen');
    const bytes = { fileId: 'P1', data: new ArrayBuffer(3) };
    await enqueue(me, { ...write, key: 'photo', form: null }, bytes);
    show();
    expect(screen.getByRole('alertdialog')).toHaveAccessibleDescription(
      /^1 change has not been sent. 1 photo has not been sent, and is lost if you discard it./,
    );
    await press('Discard');
    await left();
    expect(await readBytes(me, 'P1')).toBeUndefined();
  });

  it('sends it first, and leaves only when everything has arrived (req:B9)', async () => {
    show();
    await press('Send, then sign out');
    expect(await screen.findByText('Not everything could be sent.')).toBeVisible();
    expect(assign).not.toHaveBeenCalled();

    answer = { body: { ...lead, version: 4 } };
    await press('Send, then sign out');
    await left();
    expect(await readOutbox(me)).toEqual([]);
  });

  it('keeps it for the same person', async () => {
    show();
    await press('Keep for me');
    await left();
    expect(await readOutbox(me)).toHaveLength(1);
    expect(draftsOf(me)).toHaveLength(1);
  });

  it('throws it away only when told to', async () => {
    show();
    await press('Discard');
    await left();
    expect(await readOutbox(me)).toEqual([]);
    expect(draftsOf(me)).toEqual([]);
    expect(calls.at(-1)?.path).toBe('/auth/logout');
  });
});

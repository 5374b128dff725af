import { expect, it } from 'vitest';
import { onlyHere, overPages, overRecord } from './pending';
import type { Entry } from './queue';
import { change, creation } from './write';

type Row = { id: string; version: number; name: string; phone?: string };

const about = { kind: 'Account', title: 'x', labels: {} };
const entry = (write: ReturnType<typeof change>): Entry => ({
  ...write,
  key: write.id,
  at: 0,
  tries: 0,
  state: 'queued',
  problem: null,
  form: null,
});
const stored: Row = { id: 'A', version: 3, name: 'Stored' };
const made = entry(creation<Row>('accounts', { id: 'N' }, { id: 'N', name: 'New' }, about));
const edited = entry(change('accounts', stored, { phone: '1' }, about));
const elsewhere = entry(change('leads', stored, { phone: '2' }, about));

it('lays what waits over a record, in order, and over no other', () => {
  const again = entry(change('accounts', { id: 'N', version: 0 }, { phone: '9' }, about));
  const pending = { entries: [made, edited, elsewhere, again], moments: [] };
  expect(overRecord(pending, 'accounts', 'A', stored)).toEqual({ ...stored, phone: '1' });
  expect(overRecord<Row>(pending, 'accounts', 'N', undefined)).toMatchObject({
    name: 'New',
    phone: '9',
  });
  expect(overRecord<Row>(pending, 'accounts', 'B', undefined)).toBeUndefined();
});

it('shows what has arrived until something newer has been read', () => {
  const moments = [{ domain: 'accounts' as const, id: 'A', show: { version: 4, name: 'Saved' } }];
  const over = (known: Row) => overRecord({ entries: [], moments }, 'accounts', 'A', known)?.name;
  expect([over(stored), over({ ...stored, version: 5 })]).toEqual(['Saved', 'Stored']);
});

it('shows what is on its way over what arrived after it was laid', () => {
  const of = { domain: 'accounts' as const, id: 'A' };
  const moments = [
    { ...of, show: { name: 'Second' } },
    { ...of, show: { version: 4, name: 'First', phone: '1' } },
  ];
  const shown = overRecord({ entries: [], moments }, 'accounts', 'A', stored);
  expect(shown).toEqual({ ...stored, version: 4, name: 'Second', phone: '1' });
});

it('puts new records first in lists that they fit, and only while the list lacks them', () => {
  const pending = { entries: [made, edited], moments: [] };
  const names = (items: Row[], fits = true) =>
    overPages<Row, { pages: { items: Row[] }[] }>(
      pending,
      'accounts',
      { pages: [{ items }] },
      () => fits,
    )?.pages[0]?.items.map((each) => each.name);
  expect(names([stored])).toEqual(['New', 'Stored']);
  expect(names([stored], false)).toEqual(['Stored']);
  expect(names([stored, { ...stored, id: 'N' }])).toEqual(['Stored', 'New']);
  expect(onlyHere<Row>(pending, 'accounts').map((each) => each.id)).toEqual(['N']);
});

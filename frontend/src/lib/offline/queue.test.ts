import { describe, expect, it } from 'vitest';
import * as queue from './queue';
import type { Answer, Entry, Problem, Write } from './queue';

const noProblem: Problem = { code: '', message: '', errors: [], current: null };
let made = 0;
function entry(parts: Partial<Write>): Entry {
  const id = parts.id ?? 'A';
  const method = parts.method ?? 'PATCH';
  return {
    domain: 'leads',
    id,
    method,
    path: method === 'POST' ? '/leads' : `/leads/${id}`,
    body: {},
    kind: 'Lead',
    title: id,
    labels: {},
    show: {},
    key: `k${++made}`,
    at: made,
    tries: 0,
    state: 'queued',
    problem: null,
    form: null,
    ...parts,
  };
}

describe('what is sent next', () => {
  const create = entry({ method: 'POST', id: 'NEW', body: { id: 'NEW' } });
  const child = entry({
    domain: 'contacts',
    id: 'C',
    path: '/contacts',
    method: 'POST',
    body: { account_id: 'NEW' },
  });
  const other = entry({ id: 'B', body: { version: 1 } });

  it('is the oldest', () => expect(queue.nextToSend([create, other])).toBe(create));
  it('is nothing that needs a record which is refused, but what stands on its own', () =>
    expect(queue.nextToSend([{ ...create, state: 'refused' }, child, other])).toBe(other));
  it('is nothing behind a conflict of the same record', () =>
    expect(
      queue.nextToSend([{ ...other, state: 'conflict' }, entry({ id: 'B' })]),
    ).toBeUndefined());
});

describe('an answer', () => {
  const first = entry({ body: { version: 3, phone: '1' } });
  const second = entry({ body: { version: 3, email: 'a@b.example' } });

  it('carries the version on to later writes of the record', () => {
    const left = queue.settle([first, second], first, { kind: 'done', version: 4 });
    expect(left.map((each) => each.body.version)).toEqual([4]);
  });

  it('of a repetition does not hide what somebody else wrote since', () => {
    const left = queue.settle([first, second], first, { kind: 'done', version: 9 });
    expect(left.map((each) => each.body.version)).toEqual([4]);
  });

  it('that is a failure of the server parks the write in the end, and only that counts', () => {
    let entries = [first];
    const fail = (counts: boolean) =>
      queue.settle(entries, entries[0]!, { kind: 'later', counts, problem: noProblem });
    for (let i = 0; i < 50; i++) entries = fail(false);
    expect(entries[0]).toMatchObject({ state: 'queued', tries: 0 });
    for (let i = 0; i < queue.MOST_TRIES; i++) entries = fail(true);
    expect(entries[0]?.state).toBe('refused');
    expect(queue.retry(entries, first.key)[0]).toMatchObject({ state: 'queued', key: first.key });
  });
});

describe('a conflict', () => {
  const current = { version: 8, phone: '2', email: null, company: 'Theirs', layout: 'plain' };
  const stale = entry({
    body: { version: 3, phone: '1', email: null, layout: 'modern' },
    labels: {
      phone: 'Phone',
      layout: 'Layout',
      'layout.plain': 'Plain',
      'layout.modern': 'Modern',
    },
  });
  const entries = queue.settle([stale], stale, {
    kind: 'stale',
    problem: { ...noProblem, current },
  });

  it('shows the fields that really differ, and values by their names', () =>
    expect(queue.differences(entries[0]!)).toEqual([
      { name: 'phone', label: 'Phone', theirs: '2', yours: '1' },
      { name: 'layout', label: 'Layout', theirs: 'Plain', yours: 'Modern' },
    ]));
  it('writes the chosen fields on top of their version, as a new request', () =>
    expect(queue.resolve(entries, stale.key, ['phone'], 'new')[0]).toMatchObject({
      key: 'new',
      state: 'queued',
      body: { version: 8, phone: '1' },
    }));
  it('ends without a write when theirs is taken', () =>
    expect(queue.resolve(entries, stale.key, [], 'new')).toEqual([]));
});

it('discards with a new record what needs it', () => {
  const create = entry({ method: 'POST', id: 'NEW', body: { id: 'NEW' } });
  const edit = entry({ id: 'NEW' });
  const child = entry({ domain: 'contacts', id: 'C', method: 'POST', body: { lead: 'NEW' } });
  const grandchild = entry({ domain: 'contacts', id: 'C' });
  const other = entry({ id: 'B' });
  expect(queue.discard([create, edit, other, child, grandchild], create.key)).toEqual([other]);
  expect(queue.discard([create, edit, other], edit.key)).toEqual([create, other]);
});

/** A small reproducible source of chance. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The server's promises: versions, keys that are honoured once, ids that exist once. */
class Server {
  readonly versions = new Map<string, number>();
  readonly arrived: string[] = [];
  readonly #keys = new Set<string>();

  take(sent: Entry): Answer {
    const key = `${sent.domain}:${sent.id}`;
    const version = this.versions.get(key);
    if (this.#keys.has(sent.key)) return { kind: 'done', version: version ?? null };
    if (queue.isCreation(sent) ? version !== undefined : version === undefined) {
      return { kind: 'refused', problem: noProblem };
    }
    if (version !== undefined && version !== sent.body.version) {
      return { kind: 'stale', problem: { ...noProblem, current: { version } } };
    }
    this.#keys.add(sent.key);
    this.arrived.push(String(sent.body.name));
    this.versions.set(key, (version ?? 0) + 1);
    return { kind: 'done', version: (version ?? 0) + 1 };
  }
}

/** One life of a device: writes, lost requests, lost answers, failing servers, tabs killed in between. */
function live(seed: number) {
  const below = chance(seed);
  const server = new Server();
  server.versions.set('leads:OLD', 5);
  const known = new Map<string, number>([['OLD', 5]]);
  const meant: string[] = [];
  let entries: Entry[] = [];

  const write = () => {
    const name = `w${meant.length}`;
    meant.push(name);
    const ids = [...known.keys()];
    const id = ids[below(ids.length)]!;
    if (below(3) === 0) {
      const fresh = `N${meant.length}N`;
      known.set(fresh, 0);
      entries = [
        ...entries,
        entry({ id: fresh, method: 'POST', body: { id: fresh, name, parent: id } }),
      ];
    } else {
      entries = [...entries, entry({ id, body: { name, version: known.get(id) } })];
    }
  };
  const attempt = (luck: number) => {
    const next = queue.nextToSend(entries);
    if (!next) return;
    const later = (counts: boolean): Answer => ({ kind: 'later', counts, problem: noProblem });
    if (luck === 1) {
      entries = queue.settle(entries, next, later(false));
    } // never arrived
    else if (luck === 2) {
      entries = queue.settle(entries, next, later(below(2) === 0));
    } // the server failed
    else if (luck === 3) entries = queue.settle(entries, next, { kind: 'signed-out' });
    else {
      const answer = server.take(next);
      if (luck === 4) {
        entries = queue.settle(entries, next, later(false));
      } // the answer was lost
      else if (luck !== 5) {
        entries = queue.settle(entries, next, answer);
        if (answer.kind === 'done') known.set(next.id, answer.version ?? 0); // the read cache follows
      } // 5: the tab died before it was noted
    }
  };

  for (let step = 0; step < 40; step++) {
    if (below(2) === 0 && meant.length < 15) write();
    else attempt(below(8));
  }
  for (let round = 0; entries.length > 0 && round < 200; round++) {
    for (const each of entries.filter(({ state }) => state === 'refused')) {
      entries = queue.retry(entries, each.key); // a person insists
    }
    attempt(0);
  }
  return { entries, meant, server };
}

it('delivers every write once and in order, whatever happens on the way (req:B9)', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const { entries, meant, server } = live(seed);
    expect(entries, `seed ${seed}`).toEqual([]);
    expect(server.arrived, `seed ${seed}`).toEqual(meant);
  }
});

import { describe, expect, it } from 'vitest';
import { readPress, type Prefix } from './shortcuts';

const press = (key: string, parts: Partial<Parameters<typeof readPress>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  typing: false,
  ...parts,
});
const commandOf = (...args: [Parameters<typeof readPress>[0], Prefix?, number?]) =>
  readPress(args[0], args[1] ?? null, args[2] ?? 0).command;

describe('a key', () => {
  it.each(['ctrlKey', 'metaKey'] as const)('opens the palette with %s, even from a field', (mod) =>
    expect(commandOf(press('k', { [mod]: true, typing: true }))).toEqual({ kind: 'palette' }),
  );
  it.each(['?', '/', 'g', 'n', 'k'])('does nothing in a field: %s', (key) =>
    expect(readPress(press(key, { typing: true }), null, 0)).toEqual({
      command: null,
      prefix: null,
    }),
  );
  it.each(['?', '/', 'g'])('leaves the browser its own: ctrl %s', (key) =>
    expect(commandOf(press(key, { ctrlKey: true }))).toBeNull(),
  );
  it('asks for help', () => expect(commandOf(press('?'))).toEqual({ kind: 'help' }));
});

describe('two keys', () => {
  const after = (first: string, second: string, later = 100) =>
    commandOf(press(second), readPress(press(first), null, 0).prefix, later);

  it('go to a page', () => expect(after('g', 'l')).toEqual({ kind: 'go', path: '/leads' }));
  it('make a record', () => expect(after('n', 'c')).toEqual({ kind: 'new', what: 'contact' }));
  it('mean nothing when the second comes late', () => expect(after('g', 'l', 5_000)).toBeNull());
  it('mean nothing together when they are no pair', () => expect(after('g', 'x')).toBeNull());
});

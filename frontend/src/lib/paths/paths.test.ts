import { expect, it } from 'vitest';
import { safeNext } from './paths';

it.each([
  ['/accounts/1?tab=a', '/accounts/1?tab=a'],
  [null, '/home'],
  ['//evil.example', '/home'],
  ['/\\evil.example', '/home'],
  ['https://evil.example', '/home'],
  ['/login?next=/login', '/home'],
])('goes on to %s as %s', (next, path) => expect(safeNext(next)).toBe(path));

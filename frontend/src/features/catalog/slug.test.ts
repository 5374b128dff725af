import { expect, it } from 'vitest';
import { optionalSlug, slugOf } from './slug';

it.each([
  ['Modular kitchen', 'modular-kitchen'],
  ['  Spüle, 2-fach! ', 'spule-2-fach'],
  ['रसोई', ''],
  [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
])('%s suggests %s (req:3.4)', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it.each([
  ['modular-kitchen', true],
  [' sink-2 ', true],
  ['', true],
  ['Sink', false],
  ['sink--2', false],
  ['-sink', false],
  ['sink-', false],
  ['spüle', false],
  ['s'.repeat(81), false],
])('%s may be a slug: %s (req:3.4)', (slug, allowed) => {
  expect(optionalSlug().safeParse(slug).success).toBe(allowed);
});

import { describe, expect, it } from 'vitest';
import { firstMonth, periodOf } from './period';

describe('req:2.6 the period of a report', () => {
  it.each([
    ['2026-11-22', '1', '2026-11'],
    ['2026-11-22', '3', '2026-09'],
    ['2026-11-22', '12', '2025-12'],
    ['2026-01-01', '3', '2025-11'],
    ['2026-12-31', '24', '2025-01'],
  ] as const)('that ends on %s and has %s months begins in %s', (today, period, first) => {
    expect(firstMonth(today, period)).toBe(first);
  });

  it('is a year when the address says nothing it knows', () => {
    expect([periodOf(undefined), periodOf('7'), periodOf('3')]).toEqual(['12', '12', '3']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  formatInstant,
  formatInstantDate,
  formatPlainDate,
  hourIn,
  todayIn,
} from './dates';

describe('a plain date', () => {
  it.each([
    ['DD/MM/YYYY', '01/03/2026'],
    ['MM/DD/YYYY', '03/01/2026'],
    ['YYYY-MM-DD', '2026-03-01'],
  ] as const)('is written as %s', (pattern, text) =>
    expect(formatPlainDate('2026-03-01', pattern)).toBe(text),
  );

  it('moves by days over months and leap years', () =>
    expect([addDays('2028-02-28', 2), addDays('2026-01-01', -1)]).toEqual([
      '2028-03-01',
      '2025-12-31',
    ]));

  it('counts the days between, over a change of clocks', () =>
    expect(daysBetween('2026-03-01', '2026-03-31')).toBe(30));
});

describe('an instant', () => {
  const lateEvening = '2026-11-21T20:15:00Z';

  it('falls on the day of the organisation, not of the device', () => {
    expect(formatInstantDate(lateEvening, 'DD/MM/YYYY', 'Asia/Kolkata')).toBe('22/11/2026');
    expect(formatInstantDate(lateEvening, 'DD/MM/YYYY', 'America/New_York')).toBe('21/11/2026');
  });

  it('has the time of the zone', () =>
    expect(formatInstant(lateEvening, 'YYYY-MM-DD', 'America/New_York', 'en-GB')).toBe(
      '2026-11-21, 15:15',
    ));

  it('says which day and hour it is there', () => {
    const now = new Date(lateEvening);
    expect(todayIn('Asia/Kolkata', now)).toBe('2026-11-22');
    expect(hourIn('Asia/Kolkata', now)).toBe(1);
  });
});

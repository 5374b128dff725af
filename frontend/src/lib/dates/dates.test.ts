import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockIn,
  daysBetween,
  formatInstant,
  formatInstantDate,
  formatPlainDate,
  hourIn,
  instantOfClock,
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

describe('a clock time', () => {
  it.each([
    ['Asia/Kolkata', '2026-11-22T09:30', '2026-11-22T04:00:00Z'],
    ['Asia/Kolkata', '2026-11-22T00:00', '2026-11-21T18:30:00Z'],
    ['America/New_York', '2026-07-01T20:15', '2026-07-02T00:15:00Z'],
    ['America/New_York', '2026-03-08T01:59', '2026-03-08T06:59:00Z'],
    ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00:00Z'],
    ['Pacific/Auckland', '2026-11-22T00:05', '2026-11-21T11:05:00Z'],
  ])('of %s at %s is %s, and back', (zone, clock, instant) => {
    expect(instantOfClock(zone, clock)).toBe(instant);
    expect(clockIn(zone, instant)).toBe(clock);
  });

  it.each(['', 'soon', '2026-11-22', '2026-13-40T09:30'])('is none in "%s"', (text) =>
    expect(instantOfClock('Asia/Kolkata', text)).toBeNull(),
  );

  it('that the clocks skip is still a time', () =>
    expect(instantOfClock('America/New_York', '2026-03-08T02:30')).toMatch(/^2026-03-08T0[67]:30/));
});

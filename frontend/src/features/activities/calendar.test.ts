import { describe, expect, it } from 'vitest';
import { movedTimes } from '@/components/activities/moved';
import type { Activity } from '@/lib/api/activities';
import { barsOf, daysTouched, hiddenOf, isDay, leafed, rowsOf } from './calendar';
import { blocksOf } from './hours';

const KOLKATA = 'Asia/Kolkata';
const BERLIN = 'Europe/Berlin'; // goes back an hour on 25 October 2026 and forward on 29 March 2026
const task = (id: string, due_date: string) => ({ id, type: 'Task', due_date }) as Activity;
const event = (id: string, start: string, end: string, all_day = false) =>
  ({ id, type: 'Event', due_date: null, start, end, all_day }) as Activity;
const shape = (bars: ReturnType<typeof barsOf>) =>
  bars.map(({ activity, column, span, lane }) => [activity.id, column, span, lane]);

describe('the days of a view req:11.7', () => {
  it('are whole weeks of a month, a week from Monday, or the day', () => {
    const month = rowsOf('month', '2026-11-22');
    expect(month.map((row) => row[0])).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(rowsOf('month', '2027-02-10')).toHaveLength(4);
    expect(rowsOf('week', '2026-11-22')[0]).toContain('2026-11-16');
    expect(rowsOf('day', '2026-11-22')).toEqual([['2026-11-22']]);
  });

  it('leaf by month without leaving one out', () => {
    expect(leafed('month', '2027-01-31', 1)).toBe('2027-02-28');
    expect(leafed('month', '2026-12-15', 1)).toBe('2027-01-15');
    expect(leafed('month', '2026-03-31', -1)).toBe('2026-02-28');
    expect(leafed('week', '2026-12-28', 1)).toBe('2027-01-04');
    expect(leafed('day', '2026-11-01', -1)).toBe('2026-10-31');
  });

  it('come from the address only where they exist', () => {
    expect([isDay('2026-02-28'), isDay('2026-02-30'), isDay('soon'), isDay(undefined)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('bars over a row of days req:11.3 req:11.7', () => {
  const week = rowsOf('week', '2026-11-18')[0] ?? [];

  it('put what lasts several days over all of them, and the rest below', () => {
    const items = [
      task('tuesday', '2026-11-17'),
      event('fair', '2026-11-14T18:30:00Z', '2026-11-18T18:30:00Z', true),
      event('night', '2026-11-18T17:30:00Z', '2026-11-18T20:30:00Z'),
      task('next week', '2026-11-23'),
    ];
    expect(shape(barsOf(items, week, KOLKATA))).toEqual([
      ['fair', 0, 3, 0],
      ['tuesday', 1, 1, 1],
      ['night', 2, 2, 1],
    ]);
    expect(barsOf(items, week, KOLKATA)[0]).toMatchObject({ before: true, after: false });
  });

  it('count what a day of thirty has no room for', () => {
    const many = Array.from({ length: 30 }, (_, index) => task(`t${index}`, '2026-11-17'));
    expect(hiddenOf(barsOf(many, week, KOLKATA), week, 3)).toEqual([0, 27, 0, 0, 0, 0, 0]);
  });

  it('end before midnight where an event does', () => {
    const evening = event('e', '2026-11-17T15:30:00Z', '2026-11-17T18:30:00Z');
    expect(daysTouched(evening, KOLKATA)).toEqual(['2026-11-17', '2026-11-17']);
  });
});

describe('blocks in a day’s hours req:11.7', () => {
  const at = (items: Activity[], day: string, zone: string) =>
    blocksOf(items, day, zone).map(({ activity, top, height, lane, lanes }) => [
      activity.id,
      top,
      height,
      `${lane}/${lanes}`,
    ]);

  it('stand side by side only where they overlap', () => {
    const items = [
      event('a', '2026-11-17T03:30:00Z', '2026-11-17T05:30:00Z'),
      event('b', '2026-11-17T04:30:00Z', '2026-11-17T06:30:00Z'),
      event('c', '2026-11-17T05:30:00Z', '2026-11-17T06:30:00Z'),
      event('d', '2026-11-17T06:30:00Z', '2026-11-17T06:35:00Z'),
    ];
    expect(at(items, '2026-11-17', KOLKATA)).toEqual([
      ['a', 540, 120, '0/2'],
      ['b', 600, 120, '1/2'],
      ['c', 660, 60, '0/2'],
      ['d', 720, 30, '0/1'],
    ]);
  });

  it('go on after midnight on the next day', () => {
    const night = [event('n', '2026-11-17T17:30:00Z', '2026-11-17T20:00:00Z')];
    expect(at(night, '2026-11-17', KOLKATA)).toEqual([['n', 1380, 60, '0/1']]);
    expect(at(night, '2026-11-18', KOLKATA)).toEqual([['n', 0, 90, '0/1']]);
  });

  it('follow the clock on the days on which it changes', () => {
    const spring = [event('s', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')];
    const autumn = [event('a', '2026-10-24T23:45:00Z', '2026-10-25T00:15:00Z')];
    const twice = [event('t', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z')];
    expect(at(spring, '2026-03-29', BERLIN)).toEqual([['s', 90, 120, '0/1']]);
    expect(at(autumn, '2026-10-25', BERLIN)).toEqual([['a', 105, 30, '0/1']]);
    expect(at(twice, '2026-10-25', BERLIN)).toEqual([['t', 165, 30, '0/1']]);
  });

  it('leave whole days and tasks to the line above', () => {
    const items = [
      event('all day', '2026-11-16T18:30:00Z', '2026-11-17T18:30:00Z', true),
      event('two days', '2026-11-17T03:30:00Z', '2026-11-18T05:30:00Z'),
      task('t', '2026-11-17'),
    ];
    expect(at(items, '2026-11-17', KOLKATA)).toEqual([]);
  });
});

describe('what is moved', () => {
  it('keeps its hour on the wall and its length when the clocks change', () => {
    const meeting = event('m', '2026-10-24T08:00:00Z', '2026-10-24T09:00:00Z');
    expect(movedTimes(meeting, { days: 2 }, BERLIN)).toEqual({
      start: '2026-10-26T09:00:00Z',
      end: '2026-10-26T10:00:00Z',
    });
    expect(movedTimes(meeting, { days: 0, minutes: -11 * 60 }, BERLIN)).toEqual({
      start: '2026-10-23T21:00:00Z',
      end: '2026-10-23T22:00:00Z',
    });
  });

  it('stays whole days, and a task changes its day only', () => {
    const fair = event('f', '2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z', true);
    expect(movedTimes(fair, { days: 1, minutes: 45 }, BERLIN)).toEqual({
      start: '2026-10-24T22:00:00Z',
      end: '2026-10-25T23:00:00Z',
    });
    expect(movedTimes(task('t', '2026-10-31'), { days: 1, minutes: 60 }, BERLIN)).toEqual({
      due_date: '2026-11-01',
    });
  });
});

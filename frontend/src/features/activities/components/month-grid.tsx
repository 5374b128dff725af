'use client';

import { useDroppable } from '@dnd-kit/core';
import { barsOf, hiddenOf } from '@/features/activities/calendar';
import { dropId } from '@/features/activities/use-calendar-drag';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';
import { Entry, type CalendarActs } from './entry';
import { MoreButton } from './more-button';
import { WeekdayNames } from './weekday-names';

const LANES = 3;
const A_WEEK = { days: 7 };
const roundedOf = (before: boolean, after: boolean) =>
  cn('mx-1', before && 'ml-0 rounded-l-none', after && 'mr-0 rounded-r-none');

type MonthGridProps = { rows: string[][]; month: string; items: Activity[]; acts: CalendarActs };

/** A month in whole weeks; what lasts several days goes over them all. */
export function MonthGrid({ rows, month, items, acts }: MonthGridProps) {
  return (
    <div className="overflow-hidden rounded-sheet border border-line bg-surface shadow-card">
      <WeekdayNames days={rows[0] ?? []} />
      {rows.map((days) => (
        <Week key={days[0]} days={days} month={month} items={items} acts={acts} />
      ))}
    </div>
  );
}

type WeekProps = Omit<MonthGridProps, 'rows'> & { days: string[] };

function Week({ days, month, items, acts }: WeekProps) {
  const { timezone } = useOrgFormat();
  const bars = barsOf(items, days, timezone);
  const hidden = hiddenOf(bars, days, LANES);
  return (
    <div
      className="grid grid-cols-7 gap-y-0.5 border-t border-line pb-1"
      style={{ gridTemplateRows: `2.25rem repeat(${LANES + 1}, 1.5rem)` }}
    >
      {days.map((day, column) => (
        <DayCell key={day} day={day} column={column} outside={!day.startsWith(month)} acts={acts} />
      ))}
      {bars
        .filter(({ lane }) => lane < LANES)
        .map(({ activity, column, span, lane, before, after }) => (
          <Entry
            key={activity.id}
            dragged={{ activity, day: days[column] ?? '', span, timed: false }}
            acts={acts}
            down={A_WEEK}
            className={cn('z-10', roundedOf(before, after))}
            style={{ gridColumn: `${column + 1} / span ${span}`, gridRow: lane + 2 }}
          />
        ))}
      {days.map(
        (day, column) =>
          !!hidden[column] && (
            <MoreButton
              key={day}
              day={day}
              count={hidden[column]}
              onMore={acts.onMore}
              className="z-10 mx-1"
              style={{ gridColumn: column + 1, gridRow: LANES + 2 }}
            />
          ),
      )}
    </div>
  );
}

type DayCellProps = { day: string; column: number; outside: boolean; acts: CalendarActs };

function DayCell({ day, column, outside, acts: { onAdd, onDay } }: DayCellProps) {
  const format = useOrgFormat();
  const { setNodeRef, isOver } = useDroppable({ id: dropId(day, false) });
  const today = day === format.today();
  const words = format.dayInWords(day);
  return (
    <div
      ref={setNodeRef}
      style={{ gridColumn: column + 1, gridRow: '1 / -1' }}
      className={cn(
        'relative -mb-1.5 border-line not-first:border-l',
        outside && 'bg-sunken/50',
        isOver && 'bg-accent-soft',
      )}
    >
      {onAdd && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('calendar.add', { day: words })}
          onClick={() => onAdd(day)}
          className="absolute inset-0 cursor-pointer hover:bg-sunken/70"
        />
      )}
      <button
        type="button"
        aria-label={t('calendar.open', { day: words })}
        aria-current={today ? 'date' : undefined}
        onClick={() => onDay(day)}
        className={cn(
          'relative m-1 grid size-7 place-items-center rounded-full text-xs font-medium tabular',
          today ? 'bg-accent text-accent-contrast' : 'hover:bg-sunken',
          outside && !today && 'text-muted',
        )}
      >
        {Number(day.slice(8))}
      </button>
    </div>
  );
}

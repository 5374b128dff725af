'use client';

import { useDroppable } from '@dnd-kit/core';
import type { CSSProperties } from 'react';
import type { Bar } from '@/features/activities/calendar';
import { dropId } from '@/features/activities/use-calendar-drag';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';
import { Entry, type CalendarActs } from './entry';

type AllDayLaneProps = {
  days: string[];
  bars: Bar[];
  lanes: number;
  acts: CalendarActs;
  template: CSSProperties;
};

/** What is due, and what lasts whole days, above the hours. */
export function AllDayLane({ days, bars, lanes, acts, template }: AllDayLaneProps) {
  const shown = bars.filter(({ lane }) => lane < lanes);
  const used = Math.max(1, ...shown.map(({ lane }) => lane + 1));
  return (
    <div
      className="grid gap-y-0.5 py-1"
      style={{ ...template, gridTemplateRows: `repeat(${used}, 1.5rem)` }}
    >
      <span className="row-span-full pr-2 text-right text-xs leading-6 text-muted">
        {t('calendar.allDay')}
      </span>
      {days.map((day, column) => (
        <DayCell key={day} day={day} column={column} onAdd={acts.onAdd} />
      ))}
      {shown.map(({ activity, column, span, lane, before, after }) => (
        <Entry
          key={activity.id}
          dragged={{ activity, day: days[column] ?? '', span, timed: false }}
          acts={acts}
          className={cn('mx-1', before && 'ml-0 rounded-l-none', after && 'mr-0 rounded-r-none')}
          style={{ gridColumn: `${column + 2} / span ${span}`, gridRow: lane + 1 }}
        />
      ))}
    </div>
  );
}

type DayCellProps = { day: string; column: number; onAdd: CalendarActs['onAdd'] };

function DayCell({ day, column, onAdd }: DayCellProps) {
  const format = useOrgFormat();
  const { setNodeRef, isOver } = useDroppable({ id: dropId(day, false) });
  return (
    <div
      ref={setNodeRef}
      style={{ gridColumn: column + 2, gridRow: '1 / -1' }}
      className={cn('-my-1 border-l border-line', isOver && 'bg-accent-soft')}
    >
      {onAdd && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('calendar.add', { day: format.dayInWords(day) })}
          onClick={() => onAdd(day)}
          className="size-full hover:bg-sunken/70"
        />
      )}
    </div>
  );
}

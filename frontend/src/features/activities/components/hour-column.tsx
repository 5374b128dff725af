'use client';

import { useDroppable } from '@dnd-kit/core';
import type { MouseEvent } from 'react';
import type { Block } from '@/features/activities/hours';
import { dropId, QUARTER } from '@/features/activities/use-calendar-drag';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { clockIn } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/activities';
import { Entry, type CalendarActs } from './entry';

export const HOUR_REM = 3;
const A_QUARTER = { days: 0, minutes: QUARTER };
const remOf = (minutes: number) => `${(minutes / 60) * HOUR_REM}rem`;

type HourColumnProps = {
  day: string;
  blocks: Block[];
  /** How many can stand side by side. */
  most: number;
  acts: CalendarActs;
};

/** The hours of a day. */
export function HourColumn({ day, blocks, most, acts }: HourColumnProps) {
  const { setNodeRef, isOver } = useDroppable({ id: dropId(day, true) });
  const format = useOrgFormat();
  const now = clockIn(format.timezone, new Date().toISOString());
  return (
    <div
      ref={setNodeRef}
      style={{ height: remOf(24 * 60), backgroundSize: `100% ${HOUR_REM}rem` }}
      className={cn(
        'relative border-l border-line bg-[linear-gradient(var(--line)_1px,transparent_1px)]',
        isOver && 'bg-accent-soft/60',
      )}
    >
      {acts.onAdd && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('calendar.addAt', { day: format.dayInWords(day) })}
          onClick={(event) => acts.onAdd?.(`${day}T${halfHourOf(event)}`)}
          className="absolute inset-0"
        />
      )}
      {blocks.map(({ activity, top, height, lane, lanes }) => (
        <Entry
          key={activity.id}
          dragged={{ activity, day, span: 1, timed: true }}
          acts={acts}
          down={A_QUARTER}
          className="absolute flex-wrap content-start py-0.5 ring-1 ring-surface"
          style={{
            top: remOf(top),
            height: remOf(height),
            left: `${(lane / Math.min(lanes, most)) * 100}%`,
            width: `${100 / Math.min(lanes, most)}%`,
          }}
        />
      ))}
      {now.startsWith(day) && (
        <div
          role="img"
          aria-label={t('calendar.now')}
          style={{ top: remOf(Number(now.slice(11, 13)) * 60 + Number(now.slice(14))) }}
          className="pointer-events-none absolute inset-x-0 z-10 border-t-2 border-bad"
        />
      )}
    </div>
  );
}

/** The half hour of a day that was clicked. */
function halfHourOf({ nativeEvent, currentTarget }: MouseEvent): string {
  const part = nativeEvent.offsetY / (currentTarget.clientHeight || 1);
  const half = Math.min(47, Math.max(0, Math.floor(part * 48)));
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
}

'use client';

import { useEffect, useRef } from 'react';
import { barsOf, hiddenOf } from '@/features/activities/calendar';
import { blocksOf, isTimed } from '@/features/activities/hours';
import type { Activity } from '@/lib/api/activities';
import { useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { formatTime } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/activities';
import { AllDayLane } from './all-day-lane';
import type { CalendarActs } from './entry';
import { HourColumn, HOUR_REM } from './hour-column';
import { MoreButton } from './more-button';
import { useWeekdayName } from './weekday-names';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MORNING = 8;
const NIGHT_ENDS = 5;

type TimeGridProps = { days: string[]; items: Activity[]; acts: CalendarActs; wide: boolean };

/** Days side by side: what lasts whole days and what is due above, the rest by its hours. */
export function TimeGrid({ days, items, acts, wide }: TimeGridProps) {
  const { timezone } = useOrgFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const single = days.length === 1;
  const lanes = single ? 5 : 3;
  const sideBySide = single && wide ? 10 : wide ? 3 : 4;
  const bars = barsOf(
    items.filter((each) => !isTimed(each)),
    days,
    timezone,
  );
  const columns = days.map((day) => blocksOf(items, day, timezone));
  const hidden = hiddenOf(bars, days, lanes).map(
    (count, index) =>
      count + (columns[index] ?? []).filter(({ lane }) => lane >= sideBySide).length,
  );
  const template = { gridTemplateColumns: `4.25rem repeat(${days.length}, minmax(0, 1fr))` };
  const hours = columns.flat().map(({ top }) => Math.floor(top / 60));
  const begins = Math.min(MORNING, ...hours.filter((hour) => hour >= NIGHT_ENDS));
  useScrolledTo(scroller, begins, days[0]);

  return (
    <div
      ref={scroller}
      className="relative h-[calc(100dvh-18rem)] min-h-96 overflow-y-auto overscroll-contain rounded-sheet border border-line bg-surface shadow-card md:h-[calc(100dvh-12.5rem)]"
    >
      <div className="sticky top-0 z-20 border-b border-line bg-surface">
        <div className="grid" style={template}>
          <span />
          {days.map((day, index) => (
            <DayHead key={day} day={day} count={hidden[index] ?? 0} acts={acts} named={!single} />
          ))}
        </div>
        <AllDayLane days={days} bars={bars} lanes={lanes} acts={acts} template={template} />
      </div>
      <div className="grid" style={template}>
        <HourNames />
        {days.map((day, index) => (
          <HourColumn
            key={day}
            day={day}
            blocks={(columns[index] ?? []).filter(({ lane }) => lane < sideBySide)}
            most={sideBySide}
            acts={acts}
          />
        ))}
      </div>
    </div>
  );
}

/** Begins the view where the day does; a change of the entries does not scroll it again. */
function useScrolledTo(
  scroller: React.RefObject<HTMLDivElement | null>,
  hour: number,
  day: string | undefined,
) {
  const wanted = useRef(hour);
  useEffect(() => {
    wanted.current = hour;
  }, [hour]);
  useEffect(() => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    scroller.current?.scrollTo?.({ top: Math.max(0, wanted.current - 0.25) * HOUR_REM * rem });
  }, [scroller, day]);
}

function HourNames() {
  const locale = useSession().org.settings.locale.replace('_', '-');
  return (
    <div aria-hidden className="pr-2 text-right text-xs whitespace-nowrap text-muted tabular">
      {HOURS.map((hour) => (
        <div key={hour} className="-translate-y-2" style={{ height: `${HOUR_REM}rem` }}>
          {hour > 0 &&
            formatTime(`2026-01-01T${String(hour).padStart(2, '0')}:00:00Z`, 'UTC', locale)}
        </div>
      ))}
    </div>
  );
}

type DayHeadProps = { day: string; count: number; acts: CalendarActs; named: boolean };

function DayHead({ day, count, acts, named }: DayHeadProps) {
  const format = useOrgFormat();
  const nameOf = useWeekdayName();
  const today = day === format.today();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1 border-l border-line px-1 py-1 empty:py-0">
      {named && (
        <button
          type="button"
          aria-label={t('calendar.open', { day: format.dayInWords(day) })}
          aria-current={today ? 'date' : undefined}
          onClick={() => acts.onDay(day)}
          className="flex min-h-7 items-center gap-1.5 rounded-md px-1 text-xs text-muted hover:bg-sunken"
        >
          {nameOf(day)}
          <span
            className={cn(
              'grid size-6 place-items-center rounded-full font-medium tabular',
              today ? 'bg-accent text-accent-contrast' : 'text-ink',
            )}
          >
            {Number(day.slice(8))}
          </span>
        </button>
      )}
      {count > 0 && <MoreButton day={day} count={count} onMore={acts.onMore} />}
    </div>
  );
}

'use client';

import { DndContext, DragOverlay } from '@dnd-kit/core';
import type { View } from '@/features/activities/calendar';
import { useCalendarDrag } from '@/features/activities/use-calendar-drag';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';
import { EntryFace, entryStyles, KEYS_HINT, toneOf, type CalendarActs } from './entry';
import { MonthGrid } from './month-grid';
import { TimeGrid } from './time-grid';

type CalendarGridProps = {
  view: View;
  date: string;
  rows: string[][];
  items: Activity[];
  acts: CalendarActs;
  wide: boolean;
};

/** The days as a grid in which entries are dragged about. */
export function CalendarGrid({ view, date, rows, items, acts, wide }: CalendarGridProps) {
  const { dragged, context } = useCalendarDrag(acts.onMove);
  const today = useOrgFormat().today();

  return (
    <DndContext {...context}>
      <p id={KEYS_HINT} className="sr-only">
        {t('calendar.keys')}
      </p>
      <div role="region" aria-label={t('calendar.grid')}>
        {view === 'month' ? (
          <MonthGrid rows={rows} month={date.slice(0, 7)} items={items} acts={acts} />
        ) : (
          <TimeGrid days={rows[0] ?? []} items={items} acts={acts} wide={wide} />
        )}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div
            className={cn(
              entryStyles,
              toneOf(dragged, today),
              'h-full cursor-grabbing shadow-raised',
            )}
          >
            <EntryFace activity={dragged} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

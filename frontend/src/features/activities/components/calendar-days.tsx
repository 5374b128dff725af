'use client';

import type { ComponentProps } from 'react';
import type { Activity } from '@/lib/api/activities';
import { CalendarGrid } from './calendar-grid';
import { PhoneMonth, PhoneWeek } from './phone-days';

type CalendarDaysProps = ComponentProps<typeof CalendarGrid> & {
  onEdit: (activity: Activity) => void;
  onDate: (day: string) => void;
};

/** The days as there is room for them: a grid on a desk, and on a phone lists but for a single day's hours. */
export function CalendarDays({ onEdit, onDate, ...grid }: CalendarDaysProps) {
  const { view, date, rows, items, acts, wide } = grid;
  if (wide || view === 'day') return <CalendarGrid {...grid} />;
  const lists = { items, onEdit, onAdd: acts.onAdd };
  if (view === 'week') return <PhoneWeek days={rows[0] ?? []} {...lists} />;
  return <PhoneMonth rows={rows} date={date} onDate={onDate} {...lists} />;
}

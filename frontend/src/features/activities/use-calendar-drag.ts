import {
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
  type Active,
  type DragEndEvent,
} from '@dnd-kit/core';
import { useState } from 'react';
import type { Shift } from '@/components/activities/moved';
import type { Activity } from '@/lib/api/activities';
import { addDays, daysBetween } from '@/lib/dates/dates';
import { t } from '@/lib/i18n/activities';

/** What is dragged: an entry, the first day that its box covers, how many, and whether it stands among the hours. */
export type Dragged = { activity: Activity; day: string; span: number; timed: boolean };

/** Where an entry can be dropped: a day as a whole, or its hours. */
export const dropId = (day: string, hours: boolean) => `${day} ${hours ? 'hours' : 'day'}`;

export const QUARTER = 15;
const DAY_MINUTES = 24 * 60;

const draggedOf = (active: Active) => active.data.current as Dragged | undefined;

/** Of a box over several days, the one by which it was taken. */
function grabbedDay({ active, activatorEvent }: DragEndEvent, { day, span }: Dragged): string {
  const box = active.rect.current.initial;
  if (!box || !(activatorEvent instanceof MouseEvent)) return day;
  const column = Math.floor(((activatorEvent.clientX - box.left) / box.width) * span);
  return addDays(day, Math.max(0, Math.min(span - 1, column)));
}

function shiftOf(event: DragEndEvent, dragged: Dragged): Shift | null {
  const { over, delta } = event;
  const [day, part] = String(over?.id ?? '').split(' ');
  if (!over || !day) return null;
  const days = daysBetween(grabbedDay(event, dragged), day);
  if (part !== 'hours' || !dragged.timed) return { days };
  const quarters = ((delta.y / over.rect.height) * DAY_MINUTES) / QUARTER;
  return { days, minutes: Math.round(quarters) * QUARTER };
}

const silent = () => undefined; // the toast says what was moved, and where to

/** Dragging entries by mouse and by a long press; the keyboard moves them where they stand. */
export function useCalendarDrag(onMove: ((activity: Activity, shift: Shift) => void) | undefined) {
  const [dragged, setDragged] = useState<Activity | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  return {
    dragged,
    context: {
      sensors,
      collisionDetection: pointerWithin,
      accessibility: {
        announcements: {
          onDragStart: silent,
          onDragOver: silent,
          onDragEnd: silent,
          onDragCancel: silent,
        },
        screenReaderInstructions: { draggable: t('calendar.keys') },
      },
      onDragStart: ({ active }: { active: Active }) =>
        setDragged(draggedOf(active)?.activity ?? null),
      onDragCancel: () => setDragged(null),
      onDragEnd: (event: DragEndEvent) => {
        setDragged(null);
        const taken = draggedOf(event.active);
        const shift = taken && shiftOf(event, taken);
        if (shift) onMove?.(taken.activity, shift);
      },
    },
  };
}

'use client';

import { useDraggable } from '@dnd-kit/core';
import { Circle, CircleCheck } from 'lucide-react';
import { useEffect, type CSSProperties, type KeyboardEvent } from 'react';
import { isDone, isOverdue } from '@/components/activities/activity-meta';
import type { Shift } from '@/components/activities/moved';
import { PendingMark } from '@/components/ui/pending-mark';
import type { Dragged } from '@/features/activities/use-calendar-drag';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';

/** What can be done in a calendar; moving and adding are absent for those who may only read. */
export type CalendarActs = {
  onMove?: (activity: Activity, shift: Shift) => void;
  onAdd?: (at: string) => void;
  onOpen: (activity: Activity, day: string) => void;
  onDay: (day: string) => void;
  onMore: (day: string) => void;
};

export const KEYS_HINT = 'calendar-keys';

/** The entry that a key has just moved: drawn anew in another place, it takes the focus along. */
let movedByKey: string | null = null;

type EntryProps = {
  dragged: Dragged;
  acts: CalendarActs;
  /** How far Shift with the arrow down moves it. */
  down?: Shift;
  className?: string;
  style?: CSSProperties;
};

/** One entry of a calendar: opened by a click or Enter, moved by dragging it or with Shift and the arrow keys. */
export function Entry({ dragged, acts, down, className, style }: EntryProps) {
  const { activity, day } = dragged;
  const { onMove, onOpen } = acts;
  const format = useOrgFormat();
  const movable = onMove !== undefined && !isDone(activity);
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: `${activity.id} ${day} ${dragged.timed}`,
    data: dragged,
    disabled: !movable,
  });
  useEffect(() => {
    if (movedByKey !== activity.id || document.activeElement !== document.body) return;
    movedByKey = null;
    document.querySelector<HTMLElement>(`[data-entry="${activity.id}"]`)?.focus();
  }, [activity.id]);
  const onKeyDown = (event: KeyboardEvent) => {
    const shift = event.shiftKey && movable ? shiftOf(event.key, down) : null;
    if (!shift) return;
    event.preventDefault();
    movedByKey = activity.id;
    onMove?.(activity, shift);
  };
  return (
    <button
      ref={setNodeRef}
      {...listeners}
      type="button"
      data-entry={activity.id}
      title={activity.subject}
      aria-label={spoken(activity, day, format)}
      aria-describedby={movable ? KEYS_HINT : undefined}
      onClick={() => onOpen(activity, day)}
      onKeyDown={onKeyDown}
      style={style}
      className={cn(
        entryStyles,
        'touch-manipulation [-webkit-touch-callout:none]',
        toneOf(activity, format.today()),
        isDragging && 'opacity-40',
        movable && 'cursor-grab',
        className,
      )}
    >
      <EntryFace activity={activity} timed={dragged.timed} />
    </button>
  );
}

/** The entry by ear: the grid's order of days and its colours cannot be heard. */
function spoken(activity: Activity, day: string, format: ReturnType<typeof useOrgFormat>): string {
  const hour = activity.start && !activity.all_day ? format.time(activity.start) : '';
  const late = !isDone(activity) && isOverdue(activity, format.today());
  const done = activity.type === 'Task' && isDone(activity);
  const state = done ? t('calendar.done') : late ? t('calendar.overdue') : '';
  return [activity.subject, format.dayInWords(day), hour, state].filter(Boolean).join(', ');
}

function shiftOf(key: string, down: Shift | undefined): Shift | null {
  if (key === 'ArrowLeft') return { days: -1 };
  if (key === 'ArrowRight') return { days: 1 };
  if (key === 'ArrowDown') return down ?? null;
  if (key === 'ArrowUp' && down) {
    return { days: -down.days, minutes: down.minutes && -down.minutes };
  }
  return null;
}

export const entryStyles =
  'flex min-h-6 items-center gap-1 overflow-hidden rounded-md px-1.5 text-left text-xs leading-4 font-medium select-none';

export function toneOf(activity: Activity, today: string): string {
  if (isDone(activity)) return 'bg-sunken text-muted line-through';
  if (isOverdue(activity, today)) return 'bg-bad-soft text-bad';
  if (activity.type === 'Task') {
    return 'bg-surface text-ink ring-1 ring-line-strong/60 ring-inset';
  }
  return 'border-l-2 border-accent-ink bg-accent-soft text-accent-ink';
}

/** A box for what is to be done, or the hour of what takes place; among the hours first what it is. */
export function EntryFace({ activity, timed }: { activity: Activity; timed?: boolean }) {
  const format = useOrgFormat();
  const Box = isDone(activity) ? CircleCheck : Circle;
  const hour = activity.start && !activity.all_day ? format.time(activity.start) : null;
  return (
    <>
      {activity.type === 'Task' && <Box aria-hidden className="size-3 shrink-0" />}
      {hour && (
        <span className={cn('shrink-0 font-normal tabular', timed && 'order-last')}>{hour}</span>
      )}
      <span className="truncate">{activity.subject}</span>
      <PendingMark id={activity.id} />
    </>
  );
}

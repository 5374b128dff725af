'use client';

import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { itemsOn } from '@/features/activities/calendar';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';
import { DayEntries } from './day-entries';
import { WeekdayNames } from './weekday-names';

const MOST_DOTS = 3;

type Days = {
  items: Activity[];
  onEdit: (activity: Activity) => void;
  onAdd?: (day: string) => void;
};
type PhoneMonthProps = Days & { rows: string[][]; date: string; onDate: (day: string) => void };

/** A month under the thumb: which days hold something, and below what the chosen one holds. */
export function PhoneMonth({ rows, date, onDate, ...days }: PhoneMonthProps) {
  const { timezone } = useOrgFormat();
  return (
    <>
      <div
        role="region"
        aria-label={t('calendar.grid')}
        className="mb-4 rounded-sheet border border-line bg-surface px-1 pb-1 shadow-card"
      >
        <WeekdayNames days={rows[0] ?? []} />
        <div className="grid grid-cols-7">
          {rows.flat().map((day) => (
            <DayButton
              key={day}
              day={day}
              count={itemsOn(days.items, day, timezone).length}
              chosen={day === date}
              outside={day.slice(0, 7) !== date.slice(0, 7)}
              onSelect={() => onDate(day)}
            />
          ))}
        </div>
      </div>
      <DayCard day={date} {...days} />
    </>
  );
}

/** A week under the thumb: its days one below the other. */
export function PhoneWeek({ days, ...rest }: Days & { days: string[] }) {
  return (
    <div className="space-y-3">
      {days.map((day) => (
        <DayCard key={day} day={day} {...rest} />
      ))}
    </div>
  );
}

function DayCard({ day, items, onEdit, onAdd }: Days & { day: string }) {
  const format = useOrgFormat();
  const words = format.dayInWords(day);
  const add = onAdd && (
    <Button
      tone="quiet"
      size="icon"
      aria-label={t('calendar.add', { day: words })}
      onClick={() => onAdd(day)}
    >
      <Plus aria-hidden />
    </Button>
  );
  return (
    <Card
      title={day === format.today() ? `${t('calendar.today')} · ${words}` : words}
      actions={add}
      flush
    >
      <div className="border-t border-line">
        <DayEntries day={day} items={items} onEdit={onEdit} />
      </div>
    </Card>
  );
}

type DayButtonProps = {
  day: string;
  count: number;
  chosen: boolean;
  outside: boolean;
  onSelect: () => void;
};

function DayButton({ day, count, chosen, outside, onSelect }: DayButtonProps) {
  const format = useOrgFormat();
  const today = day === format.today();
  return (
    <button
      type="button"
      aria-label={t('calendar.items', { day: format.dayInWords(day), count })}
      aria-pressed={chosen}
      aria-current={today ? 'date' : undefined}
      onClick={onSelect}
      className={cn(
        'flex min-h-12 flex-col items-center justify-center gap-1 rounded-control text-sm tabular',
        outside && 'text-muted',
        chosen && 'bg-accent-soft text-accent-ink',
      )}
    >
      <span
        className={cn(
          'grid size-7 place-items-center rounded-full',
          today && 'bg-accent font-semibold text-accent-contrast',
        )}
      >
        {Number(day.slice(8))}
      </span>
      <span aria-hidden className="flex h-1.5 gap-0.5">
        {Array.from({ length: Math.min(count, MOST_DOTS) }, (_, index) => (
          <span key={index} className="size-1.5 rounded-full bg-accent-ink" />
        ))}
      </span>
    </button>
  );
}

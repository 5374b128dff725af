'use client';

import { Check } from 'lucide-react';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/t';
import type { ListState } from './use-list-state';

export type Chip = { key: string; value: string; label: string };

/** Filters that are on or off; chips with the same key exclude each other. */
export function FilterChips({ chips, list }: { chips: readonly Chip[]; list: ListState }) {
  if (chips.length === 0) return null;
  return (
    <div
      role="group"
      aria-label={t('list.filters')}
      className="-mx-4 flex [scrollbar-width:none] gap-2 overflow-x-auto px-4 py-0.5 md:mx-0 md:flex-wrap md:px-0"
    >
      {chips.map((chip) => {
        const on = list.get(chip.key) === chip.value;
        return (
          <button
            key={`${chip.key}=${chip.value}`}
            type="button"
            aria-pressed={on}
            onClick={() => list.set(chip.key, on ? undefined : chip.value)}
            className={cn(
              'inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-full border px-4 text-sm font-medium transition-colors md:min-h-9 md:px-3.5',
              on
                ? 'border-accent-ink bg-accent-soft text-accent-ink'
                : 'border-line bg-surface text-muted hover:bg-sunken hover:text-ink',
            )}
          >
            {on && <Check aria-hidden className="size-4" />}
            {chip.label}
          </button>
        );
      })}
    </div>
  );
}

'use client';

import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/cn';

type FoldingRowProps = {
  open: boolean;
  onToggle: () => void;
  depth?: number;
  title: ReactNode;
  /** What can be done with the row without opening it; without `act`, not now. */
  buttons: { label: string; icon: LucideIcon; act?: () => void }[];
  children: ReactNode;
};

/** A row of an ordered list that is edited: what it is, its buttons, and, opened, its fields. */
export function FoldingRow({
  open,
  onToggle,
  depth = 0,
  title,
  buttons,
  children,
}: FoldingRowProps) {
  return (
    <li className="px-4 py-2 md:px-5">
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          style={{ paddingInlineStart: `${depth * 1.25}rem` }}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2 text-left"
        >
          <ChevronDown
            aria-hidden
            className={cn('size-4 shrink-0 text-muted', !open && '-rotate-90')}
          />
          {title}
        </button>
        {buttons.map(({ label, icon: Icon, act }) => (
          <Button
            key={label}
            tone="quiet"
            size="icon"
            disabled={!act}
            aria-label={label}
            onClick={act}
          >
            <Icon aria-hidden />
          </Button>
        ))}
      </div>
      {open && children}
    </li>
  );
}

'use client';

import { useId } from 'react';
import { Badge } from '@/components/ui/badge';

type CardOption = { value: string; title: string; detail?: string; badge?: string };

type RadioCardsProps = {
  legend: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly CardOption[];
  error?: string;
};

/** One of a few, each with a line of explanation; the whole card is the target. */
export function RadioCards({ legend, value, onChange, options, error }: RadioCardsProps) {
  const name = useId();
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid gap-2">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-14 cursor-pointer items-center gap-3 rounded-control border border-line px-3.5 py-2.5 transition-colors hover:bg-sunken has-checked:border-accent-ink has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              aria-labelledby={`${name}-${index}`}
              aria-describedby={option.detail && `${name}-${index}-detail`}
              className="size-4.5 shrink-0 accent-accent-ink outline-none"
            />
            <span className="min-w-0 flex-1">
              <span id={`${name}-${index}`} className="block font-medium break-words">
                {option.title}
              </span>
              {option.detail && (
                <span
                  id={`${name}-${index}-detail`}
                  className="block text-sm break-words text-muted"
                >
                  {option.detail}
                </span>
              )}
            </span>
            {option.badge && <Badge>{option.badge}</Badge>}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1 text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { controlStyles } from './control-styles';

export type Option = { value: string; label: string };

type SelectProps = ComponentProps<'select'> & { options: readonly Option[]; emptyLabel?: string };

/** The platform's own list: the best one on a phone, and fully accessible everywhere. */
export function Select({ options, emptyLabel, className, ...rest }: SelectProps) {
  return (
    <span className="relative block">
      <select className={cn(controlStyles, 'appearance-none truncate pr-9', className)} {...rest}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

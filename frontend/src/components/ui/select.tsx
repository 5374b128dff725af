import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { controlStyles } from './control-styles';

export type Option = { value: string; label: string };
/** What there is to choose from; a text is its own label, as the values of a picklist are. */
export type Options = readonly (Option | string)[];

type SelectProps = ComponentProps<'select'> & { options: Options; emptyLabel?: string };

export function labelled(options: Options): Option[] {
  return options.map((each) => (typeof each === 'string' ? { value: each, label: each } : each));
}

/** The platform's own list: the best one on a phone, and fully accessible everywhere. */
export function Select({ options, emptyLabel, className, ...rest }: SelectProps) {
  return (
    <span className="relative block">
      <select className={cn(controlStyles, 'appearance-none truncate pr-9', className)} {...rest}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {labelled(options).map((option) => (
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

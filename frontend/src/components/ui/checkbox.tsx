import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { some?: boolean };

/** `some` shows that a part of what it stands for is chosen. */
export function Checkbox({ some = false, className, ...rest }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box) box.indeterminate = some;
      }}
      className={cn('size-5 shrink-0 align-middle accent-accent md:size-4', className)}
      {...rest}
    />
  );
}

import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { buttonStyles, type ButtonStyleProps } from './button-styles';

type ButtonProps = ComponentProps<'button'> & ButtonStyleProps & { pending?: boolean };

/** While pending it keeps its place and focus, but does nothing. */
export function Button({
  tone,
  size,
  wide,
  pending,
  className,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cn(buttonStyles({ tone, size, wide }), className)}
      {...rest}
    />
  );
}

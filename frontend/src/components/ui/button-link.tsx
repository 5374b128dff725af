import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { buttonStyles, type ButtonStyleProps } from './button-styles';
import { Link } from './link';

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonStyleProps;

export function ButtonLink({ tone, size, wide, className, ...rest }: ButtonLinkProps) {
  return <Link className={cn(buttonStyles({ tone, size, wide }), className)} {...rest} />;
}

'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end' };

/** A menu under its trigger; the trigger is one element, usually a Button. */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 min-w-52 rounded-control border border-line bg-surface p-1.5 shadow-raised duration-100 data-[state=open]:animate-in data-[state=open]:zoom-in-95 data-[state=open]:fade-in"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemStyles =
  'flex min-h-11 w-full items-center gap-2.5 rounded-md px-2.5 outline-none select-none data-[highlighted]:bg-sunken data-[disabled]:opacity-50 md:min-h-9 [&_svg]:size-4 [&_svg]:text-muted';

type MenuItemProps = ComponentProps<typeof Radix.Item> & { danger?: boolean };

export function MenuItem({ danger, className, ...rest }: MenuItemProps) {
  return (
    <Radix.Item
      className={cn(itemStyles, danger && 'text-bad [&_svg]:text-bad', className)}
      {...rest}
    />
  );
}

type MenuChoiceProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
  onChange: (value: string) => void;
};

/** One of a few, marked; for example the appearance. */
export function MenuChoice({ label, value, options, onChange }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2.5 py-1.5 text-xs font-medium text-muted">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={cn(
            itemStyles,
            'data-[state=checked]:font-medium data-[state=checked]:text-accent-ink',
          )}
        >
          {option.icon}
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** Names the items below it. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Radix.Label className="px-2.5 py-1.5 text-xs font-medium text-muted">{children}</Radix.Label>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1.5 h-px bg-line" />;
}

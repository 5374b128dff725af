import { cva, type VariantProps } from 'class-variance-authority';

/** Shared by Button and by links that look like one. */
export const buttonStyles = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-accent-contrast hover:enabled:bg-accent-hover',
        secondary: 'border border-line bg-surface text-ink shadow-card hover:bg-sunken',
        quiet: 'text-ink hover:bg-sunken',
        accent: 'text-accent-ink hover:bg-accent-soft',
        danger: 'bg-bad text-bad-contrast hover:enabled:opacity-90',
      },
      size: {
        md: 'min-h-11 px-4 md:min-h-9 md:px-3.5',
        lg: 'min-h-12 px-5 text-base',
        icon: 'size-11 md:size-9',
      },
      wide: { true: 'w-full' },
    },
    defaultVariants: { tone: 'secondary', size: 'md' },
  },
);

export type ButtonStyleProps = VariantProps<typeof buttonStyles>;

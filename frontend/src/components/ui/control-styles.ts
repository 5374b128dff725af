/** The look of every control one types or chooses in. 16 px text on phones keeps iOS from zooming. */
export const controlStyles =
  'block w-full min-h-11 md:min-h-9 rounded-control border border-line-strong bg-surface px-3 py-2 md:py-1.5 text-base md:text-sm text-ink placeholder:text-muted transition-colors hover:border-muted focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent-ink disabled:bg-sunken disabled:text-muted aria-invalid:border-bad';

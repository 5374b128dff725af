import { cn } from '@/lib/cn';

/** A grey shape in the size of what is coming. Decorative: the state around it says "loading". */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn('block h-4 animate-pulse rounded-md bg-sunken', className)} />
  );
}

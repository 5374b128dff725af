import { Skeleton } from '@/components/ui/skeleton';

export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="divide-y divide-line rounded-sheet border border-line bg-surface">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex items-center gap-4 px-4 py-4 md:py-3.5">
          <Skeleton className="size-9 rounded-full md:hidden" />
          <div className="flex-1 space-y-2">
            <Skeleton className="w-2/5" />
            <Skeleton className="h-3 w-3/5 md:hidden" />
          </div>
          <Skeleton className="hidden w-1/6 md:block" />
          <Skeleton className="hidden w-1/5 md:block" />
          <Skeleton className="w-14" />
        </div>
      ))}
    </div>
  );
}

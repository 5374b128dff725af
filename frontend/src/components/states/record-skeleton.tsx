import { Skeleton } from '@/components/ui/skeleton';

/** The outline of a record page: highlights, details, related lists. */
export function RecordSkeleton() {
  return (
    <div className="space-y-4">
      <div className="flex items-center gap-4 rounded-sheet border border-line bg-surface p-5">
        <Skeleton className="size-12 rounded-control" />
        <div className="flex-1 space-y-2.5">
          <Skeleton className="h-5 w-1/3" />
          <Skeleton className="w-1/2" />
        </div>
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        {[7, 5, 4].map((lines) => (
          <div key={lines} className="space-y-4 rounded-sheet border border-line bg-surface p-5">
            <Skeleton className="h-5 w-1/3" />
            {Array.from({ length: lines }, (_, index) => (
              <Skeleton key={index} className={index % 2 ? 'w-2/3' : 'w-5/6'} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

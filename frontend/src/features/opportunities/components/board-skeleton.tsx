import { Skeleton } from '@/components/ui/skeleton';

/** The outline of the board: stages with a few cards. */
export function BoardSkeleton() {
  return (
    <div className="flex gap-3 overflow-hidden xl:grid xl:grid-cols-5">
      {[3, 2, 3, 2, 1].map((cards, column) => (
        <div key={column} className="w-[84vw] max-w-80 shrink-0 md:w-64 xl:w-auto xl:max-w-none">
          <Skeleton className="mb-3 h-5 w-1/2" />
          <div className="space-y-2 rounded-sheet bg-sunken p-2">
            {Array.from({ length: cards }, (_, card) => (
              <div key={card} className="space-y-2.5 rounded-control bg-surface p-3">
                <Skeleton className="w-4/5" />
                <Skeleton className="h-3 w-1/2" />
                <Skeleton className="w-2/5" />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

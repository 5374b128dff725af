import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

/** A card whose content is on its way. */
export function CardSkeleton({ title }: { title: string }) {
  return (
    <Card title={title}>
      <div className="space-y-4">
        <Skeleton />
        <Skeleton className="w-2/3" />
        <Skeleton className="w-5/6" />
      </div>
    </Card>
  );
}

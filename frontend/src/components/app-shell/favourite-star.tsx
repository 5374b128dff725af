'use client';

import { Star } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { kindAt, useFavouriteChange, useFavourites, type Favourite } from '@/lib/api/favourites';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/commands';
import { useRouteId } from '@/lib/paths/use-route-id';

/** Keeps the record of the page at hand; nothing where the page shows none. */
export function FavouriteStar({ title }: { title: string }) {
  const kind = kindAt(usePathname());
  const id = useRouteId();
  return kind && id ? <StarOf record={{ kind, id, title }} /> : null;
}

function StarOf({ record }: { record: Favourite }) {
  const favourites = useFavourites();
  const change = useFavouriteChange(record);
  if (!favourites.data) return null;
  const on = favourites.data.items.some((each) => each.id === record.id);
  return (
    <Button
      tone="quiet"
      size="icon"
      aria-pressed={on}
      aria-label={t('favourite.keep', { title: record.title })}
      onClick={() => change.mutate(!on)}
    >
      <Star aria-hidden className={cn(on && 'fill-current text-accent-ink')} />
    </Button>
  );
}

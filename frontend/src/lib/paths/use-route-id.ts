'use client';

import { usePathname } from 'next/navigation';
import { useHydrated } from '@/lib/use-hydrated';

/**
 * The id in the address, by segment position (1 is `/accounts/<id>`). Null until hydrated, because the exported
 * page was rendered for a placeholder.
 */
export function useRouteId(position = 1): string | null {
  const hydrated = useHydrated();
  const segment = usePathname().split('/').filter(Boolean)[position];
  return hydrated && segment && segment !== '_' ? decodeURIComponent(segment) : null;
}

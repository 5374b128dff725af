'use client';

import { Star } from 'lucide-react';
import { useAtHand, type RecordItem } from '@/components/app-shell/use-found';
import { QueryState } from '@/components/states/query-state';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n/home';
import { paths } from '@/lib/paths/paths';

const MOST_FAVOURITES = 8;
const MOST_RECENT = 5;

/** What one keeps at hand on every device, and what was looked at last on this one. */
export function AtHandCard() {
  const { query, starred, read } = useAtHand('', MOST_RECENT);
  return (
    <Card
      title={t('home.atHand.title')}
      actions={
        starred.length > MOST_FAVOURITES && (
          <Link
            href={paths.search()}
            className="inline-flex min-h-11 items-center px-2 font-medium text-accent-ink hover:underline md:min-h-9"
          >
            {t('home.viewAll')}
          </Link>
        )
      }
    >
      <QueryState query={query} skeleton={<Skeleton className="h-11 w-2/3" />}>
        {() =>
          starred.length > 0 ? (
            <Records
              label={t('home.atHand.favourites')}
              items={starred.slice(0, MOST_FAVOURITES)}
            />
          ) : (
            <p className="flex items-center gap-2 text-muted">
              <Star aria-hidden className="size-4 shrink-0" />
              {t('home.atHand.empty')}
            </p>
          )
        }
      </QueryState>
      {read.length > 0 && (
        <div className="mt-4">
          <p className="mb-1.5 text-sm text-muted md:text-xs">{t('home.atHand.recent')}</p>
          <Records label={t('home.atHand.recent')} items={read} />
        </div>
      )}
    </Card>
  );
}

/** Records as one taps on them: few enough to be seen at a glance. */
function Records({ label, items }: { label: string; items: RecordItem[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {items.map(({ key, label: name, detail, icon: Icon, path }) => (
        <li key={key} className="max-w-full">
          <Link
            href={path}
            aria-label={[name, detail].join(', ')}
            className="flex min-h-11 items-center gap-2 rounded-control border border-line px-3 hover:bg-sunken md:min-h-9"
          >
            <Icon aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="truncate font-medium">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

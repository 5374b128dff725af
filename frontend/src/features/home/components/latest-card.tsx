'use client';

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { QueryState } from '@/components/states/query-state';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/i18n/home';

type Row = { id: string };

type LatestCardProps<T extends Row> = {
  title: string;
  /** Where all of them are; none when that is a page the person may not see. */
  allHref: string | undefined;
  query: {
    data: { items: T[] } | undefined;
    error: unknown;
    isError: boolean;
    fetchStatus: 'fetching' | 'paused' | 'idle';
    refetch: () => unknown;
  };
  href: (item: T) => string;
  primary: (item: T) => string;
  secondary: (item: T) => string;
  trailing: (item: T) => ReactNode;
  empty: { icon: LucideIcon; title: string; hint: string };
};

/** The newest few of one object. */
export function LatestCard<T extends Row>(props: LatestCardProps<T>) {
  const { title, allHref, query, href, primary, secondary, trailing, empty } = props;
  return (
    <Card
      title={title}
      flush
      actions={
        allHref && (
          <Link
            href={allHref}
            className="inline-flex min-h-11 items-center px-2 font-medium text-accent-ink hover:underline md:min-h-9"
          >
            {t('home.viewAll')}
          </Link>
        )
      }
    >
      <QueryState query={query} skeleton={<LatestSkeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <LatestEmpty {...empty} />
          ) : (
            <ul className="divide-y divide-line border-t border-line">
              {items.map((item) => (
                <li key={item.id}>
                  <Link
                    href={href(item)}
                    className="flex min-h-14 items-center gap-3 px-4 py-2 hover:bg-sunken/60 focus-visible:-outline-offset-2 md:px-5"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium">{primary(item)}</span>
                      <span className="block truncate text-sm text-muted md:text-xs">
                        {secondary(item)}
                      </span>
                    </span>
                    <span className="flex shrink-0 flex-col items-end gap-1 text-sm tabular">
                      {trailing(item)}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Card>
  );
}

function LatestEmpty({ icon: Icon, title, hint }: LatestCardProps<Row>['empty']) {
  return (
    <div className="border-t border-line px-5 py-8 text-center">
      <Icon aria-hidden className="mx-auto size-6 text-muted" strokeWidth={1.6} />
      <p className="mt-2 font-medium">{title}</p>
      <p className="mt-0.5 text-muted">{hint}</p>
    </div>
  );
}

function LatestSkeleton() {
  return (
    <div className="space-y-5 px-5 py-4">
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex items-center justify-between gap-4">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-16" />
        </div>
      ))}
    </div>
  );
}

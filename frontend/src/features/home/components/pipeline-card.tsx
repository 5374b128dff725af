'use client';

import { Handshake } from 'lucide-react';
import Link from 'next/link';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { usePipeline } from '@/features/home/api';
import { summarise, type PipelineSummary } from '@/features/home/pipeline-summary';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { percentOf } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

export function PipelineCard() {
  const pipeline = usePipeline();
  return (
    <Card title={t('home.pipeline.title')}>
      <QueryState query={pipeline} skeleton={<PipelineSkeleton />}>
        {({ columns }) => <PipelineBars summary={summarise(columns)} />}
      </QueryState>
    </Card>
  );
}

/** Bars to read by eye, and the same as a list of stages with counts and amounts to read by ear. */
function PipelineBars({ summary }: { summary: PipelineSummary }) {
  const format = useOrgFormat();
  const { bars, count, more, amount, largest } = summary;
  if (count === 0) {
    return (
      <EmptyState
        icon={Handshake}
        title={t('home.pipeline.empty')}
        hint={t('home.pipeline.emptyHint')}
      />
    );
  }
  return (
    <>
      <p className="text-3xl font-semibold tracking-tight tabular">{format.money(amount)}</p>
      <p className="mt-1 mb-5 text-muted">
        {more
          ? t('home.pipeline.summaryMore', { count, amount: format.moneyCompact(amount) })
          : t('home.pipeline.summary', { count, amount: format.moneyCompact(amount) })}
      </p>
      <ul className="space-y-4">
        {bars.map((bar) => (
          <li key={bar.stage}>
            <Link
              href={`${paths.opportunities.list()}?stage=${encodeURIComponent(bar.stage)}`}
              className="group block rounded-md"
            >
              <span className="mb-1.5 flex items-baseline justify-between gap-3">
                <span className="font-medium group-hover:underline">{bar.stage}</span>
                <span className="text-sm text-muted tabular">
                  {bar.more
                    ? t('home.pipeline.dealsMore', { count: bar.count })
                    : t('home.pipeline.deals', { count: bar.count })}
                  {' · '}
                  <span className="font-medium text-ink">{format.money(bar.amount)}</span>
                </span>
              </span>
              <span aria-hidden className="block h-3 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full min-w-1 rounded-full bg-accent transition-[width] duration-500"
                  style={{ width: `${percentOf(bar.amount, largest)}%` }}
                />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function PipelineSkeleton() {
  return (
    <div className="space-y-5">
      <Skeleton className="h-9 w-48" />
      {[1, 2, 3].map((row) => (
        <div key={row} className="space-y-2">
          <Skeleton className="w-1/3" />
          <Skeleton className="h-3 rounded-full" />
        </div>
      ))}
    </div>
  );
}

'use client';

import { Handshake } from 'lucide-react';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Skeleton } from '@/components/ui/skeleton';
import { usePipeline, type Whose } from '@/features/home/api';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { largestOf, percentOf } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

export function PipelineCard({ owner }: { owner: Whose }) {
  const pipeline = usePipeline(owner);
  return (
    <Card title={t(owner ? 'home.pipeline.mine' : 'home.pipeline.title')}>
      <QueryState query={pipeline} skeleton={<PipelineSkeleton />}>
        {(data) => <PipelineBars pipeline={data} owner={owner} />}
      </QueryState>
    </Card>
  );
}

/** Bars to read by eye, and the same as a list of stages with counts and amounts to read by ear. */
function PipelineBars({ pipeline, owner }: { pipeline: Schemas['PipelineOut']; owner: Whose }) {
  const format = useOrgFormat();
  const { stages, deals, amount, weighted, currency } = pipeline;
  const largest = largestOf(stages.map((stage) => stage.amount));
  if (deals === 0) {
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
      <p className="text-3xl font-semibold tracking-tight tabular">
        {format.money(amount, currency)}
      </p>
      <p className="mt-1 mb-5 text-muted">
        {t('home.pipeline.summary', { count: deals, amount: format.money(weighted, currency) })}
      </p>
      <ul className="space-y-4">
        {stages.map((bar) => (
          <li key={bar.stage}>
            <Link
              href={`${paths.opportunities.list()}?${new URLSearchParams({ stage: bar.stage, ...(owner ? { owner } : {}) }).toString()}`}
              className="group block rounded-md"
            >
              <span className="mb-1.5 flex items-baseline justify-between gap-3">
                <span className="font-medium group-hover:underline">{bar.stage}</span>
                <span className="text-sm text-muted tabular">
                  {t('home.pipeline.deals', { count: bar.deals })}
                  {' · '}
                  <span className="font-medium text-ink">{format.money(bar.amount, currency)}</span>
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

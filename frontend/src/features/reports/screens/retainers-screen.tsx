'use client';

import { CalendarRange, ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { PageHeader } from '@/components/app-shell/page-header';
import { useListState } from '@/components/data-table/use-list-state';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useRetainers } from '@/features/reports/api';
import { RetainerGrid } from '@/features/reports/components/retainer-grid';
import { retainerCsv } from '@/features/reports/retainer-csv';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { downloadCsv } from '@/lib/csv/csv';
import { t } from '@/lib/i18n/reports';
import { paths } from '@/lib/paths/paths';

const FIRST = 2000;
const LAST = 2099;

/** The year asked for, or the firm's present one. */
export function yearOf(text: string | undefined, today: string): number {
  const year = /^20\d\d$/.test(text ?? '') ? Number(text) : Number(today.slice(0, 4));
  return Math.min(LAST, Math.max(FIRST, year));
}

/** Who has paid their retainer for which month. */
export function RetainersScreen() {
  const list = useListState();
  const { today } = useOrgFormat();
  const year = yearOf(list.get('year'), today());
  const view = useRetainers(year);
  const rows = view.data?.rows ?? [];
  const go = (to: number) => list.set('year', String(to));
  return (
    <>
      <PageHeader
        title={t('retainers.title')}
        subtitle={t('retainers.subtitle')}
        actions={
          rows.length > 0 && (
            <Button
              onClick={() =>
                downloadCsv(`retainers-${year}.csv`, retainerCsv(rows, view.data?.currency ?? ''))
              }
            >
              <Download aria-hidden />
              {t('retainers.csv')}
            </Button>
          )
        }
      />
      <div className="mb-3 flex items-center gap-1">
        <Button
          size="icon"
          tone="quiet"
          aria-label={t('retainers.before')}
          disabled={year <= FIRST}
          onClick={() => go(year - 1)}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <h2 aria-live="polite" className="min-w-16 text-center text-lg font-semibold tabular">
          {year}
        </h2>
        <Button
          size="icon"
          tone="quiet"
          aria-label={t('retainers.after')}
          disabled={year >= LAST}
          onClick={() => go(year + 1)}
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <QueryState query={view} skeleton={<GridSkeleton />}>
        {(data) =>
          data.rows.length === 0 ? (
            <EmptyState
              icon={CalendarRange}
              title={t('retainers.empty')}
              hint={t('retainers.emptyHint')}
            >
              <ButtonLink tone="primary" href={paths.contracts.list()}>
                {t('retainers.emptyAction')}
              </ButtonLink>
            </EmptyState>
          ) : (
            <Card flush>
              <RetainerGrid
                key={year}
                rows={data.rows}
                total={data.total}
                currency={data.currency}
              />
              {!data.complete && (
                <p className="border-t border-line px-4 py-3 text-muted">{t('retainers.more')}</p>
              )}
            </Card>
          )
        }
      </QueryState>
    </>
  );
}

function GridSkeleton() {
  return (
    <Card>
      <div className="space-y-5">
        {[1, 2, 3, 4].map((row) => (
          <Skeleton key={row} className="h-8" />
        ))}
      </div>
    </Card>
  );
}

'use client';

import { ChartColumn, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { sheetCsv, type Sheet } from '@/features/reports/sheet';
import { downloadCsv } from '@/lib/csv/csv';
import { t } from '@/lib/i18n/reports';
import { SheetTable } from './sheet-table';

type SheetCardProps<T> = {
  title: string;
  hint: string;
  empty: { title: string; hint: string };
  file: string;
  query: {
    data: T | undefined;
    error: unknown;
    isError: boolean;
    fetchStatus: 'fetching' | 'paused' | 'idle';
    refetch: () => unknown;
  };
  /** The tables of the report, the first of them with bars; none when there is nothing to show. */
  sheets: (data: T) => Sheet[];
  /** Only one's own numbers were asked for, and these are everybody's: the report knows no others. */
  firmWide?: boolean;
  /** What the tables leave out. */
  note?: (data: T) => string | null;
  children?: (data: T) => ReactNode;
};

/** A report: its tables, and the same as a file. */
export function SheetCard<T>(props: SheetCardProps<T>) {
  const { title, hint, empty, file, query, sheets, firmWide, note, children } = props;
  const shown = query.data === undefined ? [] : sheets(query.data);
  return (
    <Card
      title={title}
      actions={
        shown.length > 0 && (
          <Button
            tone="quiet"
            aria-label={t('reports.csvOf', { report: title })}
            onClick={() => downloadCsv(`${file}.csv`, shown.flatMap(sheetCsv))}
          >
            <Download aria-hidden />
            {t('retainers.csv')}
          </Button>
        )
      }
    >
      <p className="mb-4 text-muted">
        {hint}
        {firmWide && <strong className="font-medium text-ink"> {t('reports.firmWide')}</strong>}
      </p>
      <QueryState query={query} skeleton={<Skeleton className="h-40" />}>
        {(data) =>
          shown.length === 0 ? (
            <EmptyState icon={ChartColumn} title={empty.title} hint={empty.hint} />
          ) : (
            <div className="space-y-6">
              {children?.(data)}
              {shown.map((sheet) => (
                <SheetTable key={sheet.about} sheet={sheet} label={`${title}: ${sheet.about}`} />
              ))}
              {note?.(data) && <p className="text-sm text-muted">{note(data)}</p>}
            </div>
          )
        }
      </QueryState>
    </Card>
  );
}

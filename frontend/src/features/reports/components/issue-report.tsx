'use client';

import { ChartColumn, Download } from 'lucide-react';
import { QueryState } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Skeleton } from '@/components/ui/skeleton';
import { useIssues, type IssueReport, type Issues } from '@/features/reports/api';
import { downloadCsv } from '@/lib/csv/csv';
import { t } from '@/lib/i18n/reports';
import { percentOf } from '@/lib/money/money';
import { paths } from '@/lib/paths/paths';

const NUMBER = 'px-2 py-1.5 text-right tabular md:px-3';
const columns = ['cases', 'open', 'overdue', 'closed'] as const;
type Column = (typeof columns)[number];

/** What stands behind a number as a list; all cases are the open and the closed ones, which are two lists. */
const asks: Record<Exclude<Column, 'cases'>, Record<string, string>> = {
  open: {},
  overdue: { breached: 'true' },
  closed: { status: 'Closed' },
};

function behind(column: Column, issue: string | null, report: Issues): string | null {
  if (column === 'cases') return null;
  const query = new URLSearchParams({
    ...asks[column],
    ...(issue ? { issue_type: issue } : {}),
    from: report.from_month,
    to: report.to_month,
  });
  return `${paths.cases.list()}?${query.toString()}`;
}

function csvOf({ issues, total }: Issues): string[][] {
  const header = [t('reports.issues.about'), ...columns.map((each) => t(`reports.issues.${each}`))];
  const rows = [...issues, { ...total, issue_type: t('reports.issues.all') }].map((row) => [
    row.issue_type,
    ...columns.map((each) => String(row[each])),
  ]);
  return [header, ...rows];
}

/** What clients need help with, by what it is about; every number leads to its cases. */
export function IssueCard({ from }: { from: string }) {
  const query = useIssues(from);
  const report = query.data;
  return (
    <Card
      title={t('reports.issues.title')}
      actions={
        report &&
        report.issues.length > 0 && (
          <Button
            tone="quiet"
            aria-label={t('reports.issues.csv')}
            onClick={() =>
              downloadCsv(`cases-${report.from_month}-${report.to_month}.csv`, csvOf(report))
            }
          >
            <Download aria-hidden />
            {t('retainers.csv')}
          </Button>
        )
      }
    >
      <p className="mb-4 text-muted">{t('reports.issues.hint')}</p>
      <QueryState query={query} skeleton={<Skeleton className="h-40" />}>
        {(data) =>
          data.issues.length === 0 ? (
            <EmptyState
              icon={ChartColumn}
              title={t('reports.issues.empty')}
              hint={t('reports.issues.emptyHint')}
            />
          ) : (
            <IssueTable report={data} />
          )
        }
      </QueryState>
    </Card>
  );
}

function IssueTable({ report }: { report: Issues }) {
  const most = String(report.issues[0]?.cases ?? 0);
  return (
    <div className="-mx-2 overflow-x-auto md:mx-0">
      <table className="w-full border-collapse">
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="px-2 py-2 text-left font-medium md:px-3">
              {t('reports.issues.about')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${NUMBER} font-medium`}>
                {t(`reports.issues.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {report.issues.map((row) => (
            <Row key={row.issue_type} row={row} issue={row.issue_type} {...{ report, most }} />
          ))}
        </tbody>
        <tfoot className="border-t border-line font-semibold">
          <Row row={report.total} issue={null} report={report} />
        </tfoot>
      </table>
      {!report.complete && (
        <p className="px-2 pt-3 text-sm text-muted">{t('reports.issues.more')}</p>
      )}
    </div>
  );
}

type RowProps = { row: IssueReport; issue: string | null; report: Issues; most?: string };

function Row({ row, issue, report, most }: RowProps) {
  return (
    <tr>
      <th scope="row" className="px-2 py-1.5 text-left font-medium md:px-3">
        {issue ?? t('reports.issues.all')}
        {most && (
          <span aria-hidden className="mt-1 block h-2 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${percentOf(String(row.cases), most)}%` }}
            />
          </span>
        )}
      </th>
      {columns.map((column) => {
        const href = row[column] > 0 ? behind(column, issue, report) : null;
        return (
          <td key={column} className={NUMBER}>
            {href ? (
              <Link
                href={href}
                className="inline-grid min-h-11 min-w-8 items-center text-accent-ink underline-offset-2 hover:underline md:min-h-8"
              >
                {row[column]}
              </Link>
            ) : (
              row[column]
            )}
          </td>
        );
      })}
    </tr>
  );
}

'use client';

import { useIssues, type IssueReport, type Issues } from '@/features/reports/api';
import { plain, type Cell, type Sheet, type SheetRow } from '@/features/reports/sheet';
import { t } from '@/lib/i18n/reports';
import { paths } from '@/lib/paths/paths';
import { SheetCard } from './sheet-card';

const FIGURES = ['cases', 'open', 'overdue', 'closed'] as const;
type Figure = (typeof FIGURES)[number];
const columns = FIGURES.map((each) => t(`reports.issues.${each}`));

/** What stands behind a number as a list; all cases are the open and the closed ones, which are two lists. */
const asks: Record<Exclude<Figure, 'cases'>, Record<string, string>> = {
  open: {},
  overdue: { breached: 'true' },
  closed: { status: 'Closed' },
};

function cellOf(figure: Figure, sum: IssueReport, issue: string | null, report: Issues): Cell {
  const cell = plain(sum[figure]);
  if (figure === 'cases' || sum[figure] === 0) return cell;
  const query = new URLSearchParams({
    ...asks[figure],
    ...(issue ? { issue_type: issue } : {}),
    from: report.from_month,
    to: report.to_month,
  });
  return { ...cell, href: `${paths.cases.list()}?${query.toString()}` };
}

function sheets(report: Issues): Sheet[] {
  if (report.issues.length === 0) return [];
  const row = (sum: IssueReport, issue: string | null): SheetRow => ({
    key: issue ?? 'all',
    name: issue ?? t('reports.issues.all'),
    bar: issue ? { length: String(sum.cases) } : undefined,
    cells: FIGURES.map((figure) => cellOf(figure, sum, issue, report)),
  });
  return [
    {
      about: t('reports.issues.about'),
      columns,
      rows: report.issues.map((each) => row(each, each.issue_type)),
      total: row(report.total, null),
    },
  ];
}

/** What clients need help with, by what it is about; every number leads to its cases. */
export function IssueCard({ from, firmWide }: { from: string; firmWide: boolean }) {
  return (
    <SheetCard
      title={t('reports.issues.title')}
      hint={t('reports.issues.hint')}
      empty={{ title: t('reports.issues.empty'), hint: t('reports.issues.emptyHint') }}
      file={`cases-${from}`}
      query={useIssues(from)}
      sheets={sheets}
      firmWide={firmWide}
      note={({ complete }) => (complete ? null : t('reports.issues.more'))}
    />
  );
}

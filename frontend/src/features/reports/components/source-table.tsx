'use client';

import { sourceName } from '@/features/reports/labels';
import type { SourceReport } from '@/features/reports/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';

type SourceTableProps = { sources: SourceReport[]; total: SourceReport; currency: string };

const NUMBER = 'px-3 py-2.5 text-right tabular';

/** The figures of every source, and of all together. */
export function SourceTable({ sources, total, currency }: SourceTableProps) {
  return (
    <div className="hidden md:block">
      <table className="w-full border-collapse">
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="px-3 py-2.5 text-left font-medium">
              {t('reports.sources.source')}
            </th>
            {(['leads', 'converted', 'rate', 'won', 'lost', 'amount'] as const).map((column) => (
              <th key={column} scope="col" className={`${NUMBER} font-medium`}>
                {t(`reports.sources.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {sources.map((report) => (
            <Row key={report.source} name={sourceName(report.source)} {...{ report, currency }} />
          ))}
        </tbody>
        <tfoot className="border-t border-line font-semibold">
          <Row name={t('reports.sources.all')} report={total} currency={currency} />
        </tfoot>
      </table>
    </div>
  );
}

function Row({ name, report, currency }: { name: string; report: SourceReport; currency: string }) {
  const format = useOrgFormat();
  return (
    <tr>
      <th scope="row" className="px-3 py-2.5 text-left font-medium">
        {name}
      </th>
      <td className={NUMBER}>{report.leads}</td>
      <td className={NUMBER}>{report.converted}</td>
      <td className={NUMBER}>
        {t('reports.sources.percent', { value: format.decimal(report.conversion_percent) })}
      </td>
      <td className={NUMBER}>{report.won}</td>
      <td className={NUMBER}>{report.lost}</td>
      <td className={NUMBER}>{format.money(report.won_amount, currency)}</td>
    </tr>
  );
}

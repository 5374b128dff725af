'use client';

import { sourceName } from '@/features/reports/labels';
import type { SourceReport } from '@/features/reports/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { percentOf } from '@/lib/money/money';

/** Leads by source, the converted ones over all; the figures beside them say the same. */
export function SourceBars({ sources, currency }: { sources: SourceReport[]; currency: string }) {
  const format = useOrgFormat();
  const most = String(Math.max(...sources.map(({ leads }) => leads)));
  return (
    <ul className="space-y-4">
      {sources.map((report) => (
        <li key={report.source}>
          <p className="mb-1.5 flex items-baseline justify-between gap-3">
            <span className="font-medium">{sourceName(report.source)}</span>
            <span className="font-medium tabular">{format.money(report.won_amount, currency)}</span>
          </p>
          <span aria-hidden className="relative block h-3 overflow-hidden rounded-full bg-sunken">
            <span
              className="absolute inset-y-0 left-0 rounded-full bg-accent-soft"
              style={{ width: `${percentOf(String(report.leads), most)}%` }}
            />
            <span
              className="absolute inset-y-0 left-0 rounded-full bg-accent"
              style={{ width: `${percentOf(String(report.converted), most)}%` }}
            />
          </span>
          <p className="mt-1 text-sm text-muted md:text-xs">
            {t('reports.sources.bar', {
              converted: report.converted,
              leads: report.leads,
              won: report.won,
              lost: report.lost,
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

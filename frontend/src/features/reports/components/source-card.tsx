'use client';

import { useLeadSources, type SourceReport } from '@/features/reports/api';
import { sourceName } from '@/features/reports/labels';
import type { Sheet, SheetRow } from '@/features/reports/sheet';
import { useBehind, type Narrowed } from '@/features/reports/use-behind';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { SheetCard } from './sheet-card';
import { SourceBars } from './source-bars';

type Report = Schemas['LeadSourcesOut'];
const columns = (['leads', 'converted', 'rate', 'won', 'lost', 'amount'] as const).map((each) =>
  t(`reports.sources.${each}`),
);

/** Where business comes from: leads and what became of them, by source. */
export function SourceCard({ from, firmWide }: { from: string; firmWide: boolean }) {
  const format = useOrgFormat();
  const behind = useBehind();
  const row = (name: string, each: SourceReport, data: Report, narrowed: Narrowed): SheetRow => ({
    key: each.source,
    name,
    cells: [
      behind('leads', data, each.leads, undefined, narrowed),
      behind('converted', data, each.converted, undefined, narrowed),
      {
        value: each.conversion_percent,
        shown: t('reports.percent', { value: format.decimal(each.conversion_percent) }),
      },
      behind('source_won', data, each.won, undefined, narrowed),
      behind('source_lost', data, each.lost, undefined, narrowed),
      { value: each.won_amount, shown: format.money(each.won_amount, data.currency) },
    ],
  });
  const sheets = (data: Report): Sheet[] => {
    if (data.sources.length === 0) return [];
    return [
      {
        about: t('reports.sources.source'),
        columns,
        rows: data.sources.map((each) =>
          row(sourceName(each.source), each, data, { source: each.source }),
        ),
        total: row(t('reports.sources.all'), data.total, data, {}),
      },
    ];
  };
  return (
    <SheetCard
      title={t('reports.sources.title')}
      hint={t('reports.sources.hint')}
      empty={{ title: t('reports.sources.empty'), hint: t('reports.sources.emptyHint') }}
      file={`lead-sources-${from}`}
      query={useLeadSources(from)}
      sheets={sheets}
      firmWide={firmWide}
    >
      {(data) => <SourceBars sources={data.sources} currency={data.currency} />}
    </SheetCard>
  );
}

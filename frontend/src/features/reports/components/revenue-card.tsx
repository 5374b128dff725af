'use client';

import { useRevenue } from '@/lib/api/figures';
import type { Sheet, SheetRow } from '@/features/reports/sheet';
import { useBehind, type Span } from '@/features/reports/use-behind';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { SheetCard } from './sheet-card';

type Sum = Schemas['RevenueSum'];
const FIGURES = ['received', 'for_orders', 'for_retainers', 'ordered'] as const;
const columns = FIGURES.map((each) => t(`reports.revenue.${each}`));

/** What came in, and what was ordered, month by month. */
export function RevenueCard({ from, firmWide }: { from: string; firmWide: boolean }) {
  const format = useOrgFormat();
  const behind = useBehind();
  const row = (key: string, name: string, sum: Sum, span: Span, currency: string): SheetRow => ({
    key,
    name,
    bar: { length: sum.received },
    cells: FIGURES.map((figure) => {
      const counted = { ...sum, received: sum.payments, ordered: sum.orders }[figure];
      const cell = behind(figure, span, counted, format.money(sum[figure], currency));
      return { ...cell, value: sum[figure] };
    }),
  });
  const sheets = (data: Schemas['RevenueOut']): Sheet[] => {
    if (data.total.orders + data.total.payments === 0) return [];
    return [
      {
        about: t('reports.month'),
        columns,
        rows: data.months.map((each) => {
          const span = { from_month: each.month, to_month: each.month };
          return row(each.month, format.month(each.month), each, span, data.currency);
        }),
        total: row('all', t('reports.all'), data.total, data, data.currency),
      },
    ];
  };
  return (
    <SheetCard
      title={t('reports.revenue.title')}
      hint={t('reports.revenue.hint')}
      empty={{ title: t('reports.revenue.empty'), hint: t('reports.revenue.emptyHint') }}
      file={`revenue-${from}`}
      query={useRevenue(from)}
      sheets={sheets}
      firmWide={firmWide}
    />
  );
}

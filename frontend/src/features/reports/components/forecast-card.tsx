'use client';

import { useMoneyForecast } from '@/features/reports/api';
import type { Figure } from '@/features/reports/figures';
import type { Cell, Sheet, SheetRow } from '@/features/reports/sheet';
import { useBehind, type Span } from '@/features/reports/use-behind';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { sumDecimals } from '@/lib/money/money';
import { SheetCard } from './sheet-card';

type Report = Schemas['MoneyForecast'];
type Sum = Schemas['MoneySum'];
const COLUMNS = ['received', 'expected', 'for_orders', 'for_retainers', 'pipeline'] as const;
type Column = (typeof COLUMNS)[number];
const columns = COLUMNS.map((each) => t(`reports.forecast.${each}`));

const FIGURES: Record<Column, Figure> = {
  received: 'received',
  expected: 'expected',
  for_orders: 'expected_orders',
  for_retainers: 'expected_retainers',
  pipeline: 'pipeline',
};
const LATE: Partial<Record<Column, Figure>> = {
  expected: 'overdue',
  for_orders: 'overdue_orders',
  for_retainers: 'overdue_retainers',
};
const NONE: Cell = { value: '', shown: '–' };

function noteOf({ order_days: days, left_out: currencies, complete }: Report): string {
  return [
    t('reports.ageing.orderDays', { count: days }),
    t('reports.forecast.deals'),
    ...(currencies.length > 0
      ? [t('reports.forecast.leftOut', { currencies: currencies.join(', ') })]
      : []),
    ...(complete ? [] : [t('reports.forecast.more')]),
  ].join(' ');
}

/** Money by month, received and expected; every number leads to its records. */
export function ForecastCard({ firmWide }: { firmWide: boolean }) {
  const format = useOrgFormat();
  const behind = useBehind();
  const cellsOf = (sum: Sum, span: Span, { currency, today }: Report): Cell[] => {
    const present = today.slice(0, 7);
    return COLUMNS.map((column) => {
      const is =
        column === 'received'
          ? span.from_month <= present || Number(sum[column]) !== 0 // a payment may be dated ahead
          : span.to_month >= present;
      if (!is) return NONE;
      return behind(FIGURES[column], span, sum[column], format.money(sum[column], currency));
    });
  };
  const overdue = ({ overdue: sum, currency }: Report): SheetRow => ({
    key: 'overdue',
    name: t('reports.forecast.overdue'),
    bar: { length: sum.expected, part: '0' },
    cells: COLUMNS.map((column) => {
      const figure = LATE[column];
      if (!figure || column === 'received' || column === 'pipeline') return NONE;
      return behind(figure, null, sum[column], format.money(sum[column], currency));
    }),
  });
  const sheets = (data: Report): Sheet[] => {
    const { months, total } = data;
    const all = [total.received, total.expected, total.pipeline, data.overdue.expected];
    if (all.every((each) => Number(each) === 0)) return [];
    return [
      {
        about: t('reports.month'),
        columns,
        rows: [
          ...months.map((each) => ({
            key: each.month,
            name: format.month(each.month),
            bar: { length: sumDecimals([each.received, each.expected]), part: each.received },
            cells: cellsOf(each, { from_month: each.month, to_month: each.month }, data),
          })),
          overdue(data),
        ],
        total: {
          key: 'all',
          name: t('reports.forecast.all'),
          cells: cellsOf(
            total,
            { from_month: months[0]?.month ?? '', to_month: months.at(-1)?.month ?? '' },
            data,
          ),
        },
      },
    ];
  };
  const query = useMoneyForecast();
  return (
    <SheetCard
      title={t('reports.forecast.title')}
      hint={t('reports.forecast.hint')}
      empty={{ title: t('reports.forecast.empty'), hint: t('reports.forecast.emptyHint') }}
      file={`forecast-${query.data?.today ?? ''}`}
      query={query}
      sheets={sheets}
      firmWide={firmWide}
      note={noteOf}
    />
  );
}

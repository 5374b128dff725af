'use client';

import { useClosedDeals } from '@/lib/api/figures';
import type { Sheet, SheetRow } from '@/features/reports/sheet';
import { useBehind, type Narrowed, type Span } from '@/features/reports/use-behind';
import { useOwnerName } from '@/lib/api/use-owner-name';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { SheetCard } from './sheet-card';

type Sum = Schemas['DealsSum'];
const columns = (['won', 'lost', 'rate', 'amount', 'days', 'average'] as const).map((each) =>
  t(`reports.deals.${each}`),
);

/** How many deals were won and how long they took, by month and by owner. */
export function DealsCard({ from, owner }: { from: string; owner: string | undefined }) {
  const format = useOrgFormat();
  const behind = useBehind();
  const ownerName = useOwnerName();
  const mine: Narrowed = owner ? { owner } : {};

  const cellsOf = (sum: Sum, span: Span, currency: string, narrowed: Narrowed) => [
    behind('won', span, sum.won, undefined, narrowed),
    behind('lost', span, sum.lost, undefined, narrowed),
    {
      value: sum.win_percent ?? '',
      shown: sum.win_percent
        ? t('reports.percent', { value: format.decimal(sum.win_percent) })
        : '–',
    },
    { value: sum.won_amount, shown: format.money(sum.won_amount, currency) },
    behind('won', span, sum.cycle_days, undefined, narrowed),
    {
      value: sum.average_days ?? '',
      shown: sum.average_days ? format.decimal(sum.average_days) : '–',
    },
  ];
  const row = (name: string, key: string, sum: Sum, cells: SheetRow['cells']): SheetRow => ({
    key,
    name,
    bar: { length: String(sum.won + sum.lost), part: String(sum.won) },
    cells,
  });
  const sheets = (data: Schemas['ClosedDealsOut']): Sheet[] => {
    if (data.total.won + data.total.lost === 0) return [];
    const { currency } = data;
    const months = data.months.map((each) => {
      const span = { from_month: each.month, to_month: each.month };
      return row(format.month(each.month), each.month, each, cellsOf(each, span, currency, mine));
    });
    const owners = data.owners.map((each) => {
      const name = ownerName(each.owner_id) || t('reports.somebody');
      return row(
        name,
        each.owner_id,
        each,
        cellsOf(each, data, currency, { owner: each.owner_id }),
      );
    });
    const total = {
      ...row(t('reports.all'), 'all', data.total, cellsOf(data.total, data, currency, mine)),
      bar: undefined,
    };
    return [
      { about: t('reports.month'), columns, rows: months, total },
      { about: t('reports.owner'), columns, rows: owners, total: null },
    ];
  };
  return (
    <SheetCard
      title={t('reports.deals.title')}
      hint={t('reports.deals.hint')}
      empty={{ title: t('reports.deals.empty'), hint: t('reports.deals.emptyHint') }}
      file={`deals-${from}`}
      query={useClosedDeals(from, owner)}
      sheets={sheets}
    />
  );
}

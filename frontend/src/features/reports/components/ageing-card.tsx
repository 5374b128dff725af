'use client';

import type { Sheet, SheetRow } from '@/features/reports/sheet';
import { useBehind } from '@/features/reports/use-behind';
import type { Schemas } from '@/lib/api/client';
import { useAgeing } from '@/lib/api/figures';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { SheetCard } from './sheet-card';

type Report = Schemas['AgeingOut'];
type Amounts = Schemas['AgeAmounts'];
const AGES = ['not_due', 'days_1_30', 'days_31_60', 'days_61_90', 'over_90'] as const;
const columns = [t('reports.ageing.total'), ...AGES.map((each) => t(`reports.ageing.${each}`))];

/** What the table stands on, and what it leaves out. */
function noteOf({ order_days: days, currencies, complete }: Report): string {
  const cut = currencies.filter(({ accounts, account_count: count }) => accounts.length < count);
  return [
    t('reports.ageing.orderDays', { count: days }),
    ...cut.map(({ accounts, account_count: count }) =>
      t('reports.ageing.biggest', { shown: accounts.length, count }),
    ),
    ...(complete ? [] : [t('reports.ageing.more')]),
  ].join(' ');
}

/** What clients owe today by account and age; every number leads to its orders and retainers. */
export function AgeingCard({ firmWide }: { firmWide: boolean }) {
  const format = useOrgFormat();
  const behind = useBehind();
  const query = useAgeing();
  const row = (name: string, sum: Amounts, currency: string, account?: string): SheetRow => {
    const narrowed = { currency, ...(account ? { account } : {}) };
    const cell = (amount: string, age: object) =>
      behind('owed', null, amount, format.money(amount, currency), { ...narrowed, ...age });
    return {
      key: account ?? 'all',
      name,
      bar: account ? { length: sum.total, part: sum.overdue } : undefined,
      cells: [cell(sum.total, {}), ...AGES.map((age) => cell(sum[age], { age }))],
    };
  };
  const sheets = ({ currencies }: Report): Sheet[] =>
    currencies.map(({ currency, accounts, total }) => ({
      about:
        currency === format.currency
          ? t('reports.ageing.account')
          : t('reports.ageing.accountIn', { currency }),
      columns,
      rows: accounts.map((each) => row(each.account_name, each, currency, each.account_id)),
      total: row(t('reports.ageing.all'), total, currency),
    }));
  return (
    <SheetCard
      title={t('reports.ageing.title')}
      hint={t('reports.ageing.hint')}
      empty={{ title: t('reports.ageing.empty'), hint: t('reports.ageing.emptyHint') }}
      file={`ageing-${query.data?.today ?? ''}`}
      query={query}
      sheets={sheets}
      firmWide={firmWide}
      note={noteOf}
    />
  );
}

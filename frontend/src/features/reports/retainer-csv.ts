import type { RetainerRow } from '@/features/reports/api';
import { t } from '@/lib/i18n/reports';

/** The year as rows of text: each month's state, due and paid, as the page shows it. */
export function retainerCsv(rows: readonly RetainerRow[], currency: string): string[][] {
  const months = rows[0]?.months.map(({ month }) => month) ?? [];
  const header = [
    t('retainers.account'),
    ...months.flatMap((month) => [
      `${month} ${t('retainers.state')}`,
      `${month} ${t('retainers.due')}`,
      `${month} ${t('retainers.paid')}`,
    ]),
    t('retainers.due'),
    t('retainers.paid'),
    t('retainers.outstanding'),
    t('retainers.currency'),
  ];
  const body = rows.map((row) => [
    row.account_name,
    ...row.months.flatMap(({ state, due, paid }) => (state ? [state, due, paid] : ['', '', ''])),
    row.due,
    row.paid,
    row.outstanding,
    currency,
  ]);
  return [header, ...body];
}

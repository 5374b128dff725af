import type { Counted, CountedQuery } from '@/features/reports/api';
import { isFigure, isOfToday } from '@/features/reports/figures';
import { t } from '@/lib/i18n/reports';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** The number that an address asks for; null when it asks for none. */
export function queryOf(params: { get: (name: string) => string | null }): CountedQuery | null {
  const [figure, from, to] = ['figure', 'from', 'to'].map((name) => params.get(name) ?? '');
  if (!isFigure(figure)) return null;
  const given = (name: string) => params.get(name) ?? undefined;
  if (isOfToday(figure)) {
    const age = given('age') as CountedQuery['age'];
    return { figure, account: given('account'), age, currency: given('currency') };
  }
  if (!MONTH.test(from ?? '') || !MONTH.test(to ?? '')) return null;
  const source = given('source') as CountedQuery['source'];
  return { figure, from, to, owner: given('owner'), source };
}

export function countedCsv(records: readonly Counted[], currency: string): string[][] {
  const header = [
    t('counted.record'),
    t('counted.detail'),
    t('counted.on'),
    t('counted.amount'),
    t('retainers.currency'),
    t('counted.cycle'),
  ];
  const rows = records.map(({ title, detail, on, amount, days }) => [
    title,
    detail,
    on,
    amount ?? '',
    amount === null ? '' : currency,
    String(days ?? ''),
  ]);
  return [header, ...rows];
}

import { monthsBefore } from '@/lib/dates/dates';

/** The periods a report offers, in months up to the present one. */
export const PERIODS = ['1', '3', '12', '24'] as const;
type Period = (typeof PERIODS)[number];

export function periodOf(value: string | undefined): Period {
  return PERIODS.find((period) => period === value) ?? '12';
}

/** The first month of a period that ends with the month of `today` (`2026-11-22`), as `2025-12`. */
export function firstMonth(today: string, period: Period): string {
  return monthsBefore(today, Number(period) - 1);
}

'use client';

import { useMemo } from 'react';
import {
  formatDayInWords,
  formatInstant,
  formatInstantDate,
  formatMonth,
  formatPlainDay,
  formatShortMonth,
  formatTime,
  formatPlainDate,
  todayIn,
} from '@/lib/dates/dates';
import { formatDecimal, formatMoney, formatMoneyCompact } from '@/lib/money/money';
import { useSession } from './session-context';

/** Formatters in the organisation's locale, currency and zone. The only way a screen shows an amount or a time. */
export function useOrgFormat() {
  const { locale: raw, currency, timezone, date_format: pattern } = useSession().org.settings;
  return useMemo(() => {
    const locale = raw.replace('_', '-');
    return {
      currency,
      timezone,
      money: (amount: string, code: string = currency) => formatMoney(amount, code, locale),
      moneyCompact: (amount: string, code: string = currency) =>
        formatMoneyCompact(amount, code, locale),
      decimal: (value: string) => formatDecimal(value, locale),
      date: (plain: string) => formatPlainDate(plain, pattern),
      month: (month: string) => formatMonth(month, locale),
      shortMonth: (month: string) => formatShortMonth(month, locale),
      instant: (value: string) => formatInstant(value, pattern, timezone, locale),
      instantDate: (value: string) => formatInstantDate(value, pattern, timezone),
      time: (value: string) => formatTime(value, timezone, locale),
      dayInWords: (plain: string) => formatPlainDay(plain, locale),
      today: () => todayIn(timezone),
      todayInWords: () => formatDayInWords(locale, timezone),
    };
  }, [raw, currency, timezone, pattern]);
}

'use client';

import type { QuoteDetail } from '@/features/quotes/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { compareDecimals } from '@/lib/money/money';

export type Totals = Pick<QuoteDetail, 'subtotal' | 'discount' | 'taxes' | 'total' | 'currency'>;

/** From the lines to what is to be paid. */
export function QuoteTotals({ quote }: { quote: Totals }) {
  const format = useOrgFormat();
  const money = (amount: string) => format.money(amount, quote.currency);
  const rows = [
    { label: t('quotes.subtotal'), value: money(quote.subtotal) },
    ...(compareDecimals(quote.discount, '0') > 0
      ? [{ label: t('quotes.discount'), value: `−${money(quote.discount)}` }]
      : []),
    ...quote.taxes.map((tax) => ({
      label: t(tax.inclusive ? 'quotes.tax.in' : 'quotes.tax.on', {
        name: tax.name,
        percent: format.decimal(tax.percent),
      }),
      value: money(tax.amount),
    })),
  ];
  return (
    <dl className="mt-4 ml-auto max-w-sm space-y-2 border-t border-line pt-3 tabular">
      {rows.map(({ label, value }) => (
        <div key={label} className="flex justify-between gap-4 text-muted">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 text-lg font-semibold">
        <dt>{t('field.total')}</dt>
        <dd>{money(quote.total)}</dd>
      </div>
    </dl>
  );
}

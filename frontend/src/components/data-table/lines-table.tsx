'use client';

import { Badge } from '@/components/ui/badge';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/staff';
import { compareDecimals } from '@/lib/money/money';
import { useIsWide } from '@/lib/use-media-query';

type PricedLine = {
  id: string;
  product: string;
  retainer?: boolean;
  quantity: string;
  price: string;
  discount: string;
  total: string;
};

type LinesTableProps = {
  label: string;
  lines: readonly PricedLine[];
  currency: string;
  total: string;
  /** What the sum is called, when it is not simply the total. */
  totalLabel?: string;
};

/** Priced lines that only show: a table where there is room, two lines of text each on a phone. */
export function LinesTable(props: LinesTableProps) {
  const wide = useIsWide();
  return wide ? <WideLines {...props} /> : <NarrowLines {...props} />;
}

const hasDiscount = (line: PricedLine) => compareDecimals(line.discount, '0') !== 0;

function WideLines({ label, lines, currency, total, totalLabel }: LinesTableProps) {
  const format = useOrgFormat();
  const head = 'px-3 py-2 text-xs font-medium whitespace-nowrap text-muted';
  const number = 'px-3 py-2.5 text-right whitespace-nowrap tabular';
  return (
    <div className="overflow-x-auto border-t border-line">
      <table className="w-full text-left">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={`${head} pl-5`}>
              {t('line.product')}
            </th>
            {(['quantity', 'price', 'discount', 'total'] as const).map((column) => (
              <th key={column} scope="col" className={`${head} text-right last:pr-5`}>
                {t(`line.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="max-w-80 py-2.5 pr-3 pl-5 font-medium break-words">
                {line.product} {line.retainer && <Badge tone="accent">{t('line.retainer')}</Badge>}
              </th>
              <td className={number}>{format.decimal(line.quantity)}</td>
              <td className={number}>{format.money(line.price, currency)}</td>
              <td className={`${number} text-muted`}>
                {hasDiscount(line) ? format.decimal(line.discount) : '–'}
              </td>
              <td className={`${number} pr-5 font-medium`}>{format.money(line.total, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line">
            <th scope="row" colSpan={4} className="py-3 pr-3 pl-5 text-right font-semibold">
              {totalLabel ?? t('line.total')}
            </th>
            <td className="py-3 pr-5 pl-3 text-right text-base font-semibold whitespace-nowrap tabular">
              {format.money(total, currency)}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function NarrowLines({ label, lines, currency, total, totalLabel }: LinesTableProps) {
  const format = useOrgFormat();
  return (
    <>
      <ul aria-label={label} className="divide-y divide-line border-t border-line">
        {lines.map((line) => (
          <li key={line.id} className="flex items-start gap-3 px-4 py-3">
            <span className="min-w-0 flex-1">
              <span className="block font-medium break-words">
                {line.product} {line.retainer && <Badge tone="accent">{t('line.retainer')}</Badge>}
              </span>
              <span className="block text-sm text-muted tabular">
                {format.decimal(line.quantity)} × {format.money(line.price, currency)}
                {hasDiscount(line) &&
                  ` ${t('line.less', { discount: format.decimal(line.discount) })}`}
              </span>
            </span>
            <span className="shrink-0 font-medium tabular">
              {format.money(line.total, currency)}
            </span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-3 border-t border-line px-4 py-3.5 font-semibold tabular">
        <span>{totalLabel ?? t('line.total')}</span>
        <span className="text-lg">{format.money(total, currency)}</span>
      </p>
    </>
  );
}

'use client';

import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import {
  rowTotal,
  type LineColumn,
  type LineRow,
  type Money,
  type RowErrors,
} from '@/features/opportunities/lines';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/opportunities';
import { LineCell, type EditCell } from './line-cell';

export type LineRowProps = {
  row: LineRow;
  currency: string;
  digits: number;
  errors: RowErrors | undefined;
  onEdit: EditCell;
  onRemove: (row: LineRow) => void;
};

function useRowTotal(row: LineRow, money: Money): string {
  const format = useOrgFormat();
  const total = rowTotal(row, money.digits);
  return total === null ? '–' : format.money(total, money.currency);
}

const cellOf = ({ row, errors, onEdit }: LineRowProps, column: LineColumn) => ({
  id: row.id,
  column,
  product: row.product,
  value: row[column],
  error: errors?.[column],
  placeholder: column === 'discount' ? '0' : undefined,
  onEdit,
});

function RowProduct({ row, errors, currency }: LineRowProps) {
  const format = useOrgFormat();
  return (
    <>
      <span className="font-medium break-words">{row.product} </span>
      {row.retainer && <Badge tone="accent">{t('line.retainer')}</Badge>}
      <span className="block text-xs font-normal text-muted">
        {t('line.listPrice', { price: format.money(row.listPrice, currency) })}
      </span>
      {errors?.product && (
        <span className="block text-xs font-normal text-bad">{errors.product}</span>
      )}
    </>
  );
}

function RemoveButton({ row, onRemove }: LineRowProps) {
  return (
    <Button
      tone="quiet"
      size="icon"
      className="text-muted"
      aria-label={t('lines.remove', { product: row.product })}
      onClick={() => onRemove(row)}
    >
      <Trash2 aria-hidden />
    </Button>
  );
}

/** A line of the desk's grid. */
export const LineTableRow = memo(function LineTableRow(props: LineRowProps) {
  const { row, currency, digits } = props;
  const total = useRowTotal(row, { currency, digits });
  return (
    <tr className="align-top">
      <th scope="row" className="py-2 pr-2 pl-5 text-left">
        <RowProduct {...props} />
      </th>
      <td className="w-24 p-2">
        <LineCell {...cellOf(props, 'quantity')} />
      </td>
      <td className="w-36 p-2">
        <LineCell {...cellOf(props, 'price')} />
      </td>
      <td className="w-24 p-2">
        <LineCell {...cellOf(props, 'discount')} />
      </td>
      <td className="w-36 py-4 pr-2 pl-2 text-right font-medium whitespace-nowrap tabular">
        {total}
      </td>
      <td className="w-12 py-2 pr-3">
        <RemoveButton {...props} />
      </td>
    </tr>
  );
});

/** A line on a phone: a card with its numbers beside each other. */
export const LineCard = memo(function LineCard(props: LineRowProps) {
  const { row, currency, digits } = props;
  const total = useRowTotal(row, { currency, digits });
  const label = 'mb-0.5 block text-xs text-muted';
  return (
    <li className="px-4 py-2.5 [contain-intrinsic-height:7.5rem] [content-visibility:auto]">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1 pt-1">
          <RowProduct {...props} />
        </div>
        <span className="shrink-0 pt-1 font-semibold tabular">{total}</span>
        <span className="-mr-3">
          <RemoveButton {...props} />
        </span>
      </div>
      <div className="mt-1 grid grid-cols-[4fr_6fr_4fr] gap-2">
        <div>
          <span aria-hidden className={label}>
            {t('lines.shortQuantity')}
          </span>
          <LineCell {...cellOf(props, 'quantity')} />
        </div>
        <div>
          <span aria-hidden className={label}>
            {t('line.price')}
          </span>
          <LineCell {...cellOf(props, 'price')} />
        </div>
        <div>
          <span aria-hidden className={label}>
            {t('lines.shortDiscount')}
          </span>
          <LineCell {...cellOf(props, 'discount')} />
        </div>
      </div>
    </li>
  );
});

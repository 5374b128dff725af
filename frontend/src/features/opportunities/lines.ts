import { t } from '@/lib/i18n/opportunities';
import { compareDecimals, digitsOf, isDecimal, writeDecimal } from '@/lib/money/money';
import { Refused } from '@/lib/pricing/exact';
import { priceLine } from '@/lib/pricing/price';
import type { FieldProblem } from '@/lib/api/api-error';
import type { Schemas } from '@/lib/api/client';
import type { Line, Product } from './api';

export type LineColumn = 'quantity' | 'price' | 'discount';

/** A line while it is being edited: what was typed, as it was typed. */
export type LineRow = {
  id: string;
  productId: string;
  product: string;
  retainer: boolean;
  listPrice: string;
  quantity: string;
  price: string;
  discount: string;
};

export type RowErrors = Partial<Record<LineColumn | 'product', string>>;
export type LineErrors = Readonly<Record<string, RowErrors>>;

export type Money = { currency: string; digits: number };

/** The deal's amount shows with how many decimals the server counts in its currency. */
export function moneyOf(deal: { currency: string; amount: string }): Money {
  return { currency: deal.currency, digits: digitsOf(deal.amount) };
}

export function rowsOf(lines: readonly Line[]): LineRow[] {
  return lines.map((line) => ({
    id: line.id,
    productId: line.product_id ?? '',
    product: line.product_name,
    retainer: line.is_retainer,
    listPrice: line.list_price,
    quantity: line.quantity,
    price: line.sale_price,
    discount: compareDecimals(line.discount_percent, '0') === 0 ? '' : line.discount_percent,
  }));
}

export function newRow(id: string, product: Product): LineRow {
  return {
    id,
    productId: product.id,
    product: product.name,
    retainer: product.is_retainer_product,
    listPrice: product.standard_list_price,
    quantity: '1',
    price: product.standard_list_price,
    discount: '',
  };
}

/** What was typed as a plain decimal: without grouping, and with digits on both sides of the point. */
export function plain(text: string): string {
  const digits = text.replace(/[\s,]/g, '').replace(/\.$/, '');
  return (digits.startsWith('.') ? `0${digits}` : digits).replace(/^0+(?=\d)/, '');
}

type LineAction =
  | { type: 'add'; row: LineRow }
  | { type: 'edit'; id: string; column: LineColumn; value: string }
  | { type: 'remove'; id: string }
  | { type: 'restore'; row: LineRow; at: number }
  | { type: 'reset'; rows: LineRow[] };

/** Untouched rows keep their identity, so that only what changed is drawn again. */
export function linesReducer(rows: readonly LineRow[], action: LineAction): readonly LineRow[] {
  switch (action.type) {
    case 'add':
      return [...rows, action.row];
    case 'edit':
      return rows.map((row) =>
        row.id === action.id ? { ...row, [action.column]: action.value } : row,
      );
    case 'remove':
      return rows.filter((row) => row.id !== action.id);
    case 'restore':
      return rows.some((row) => row.id === action.row.id)
        ? rows
        : [...rows.slice(0, action.at), action.row, ...rows.slice(action.at)];
    case 'reset':
      return action.rows;
  }
}

/** A row never changes in place, so what it comes to is computed once. */
const known = new WeakMap<LineRow, bigint | null>();

/** What the row comes to, in minor units; null while it cannot be computed. */
function netOf(row: LineRow, digits: number): bigint | null {
  const before = known.get(row);
  if (before !== undefined) return before;
  const net = computed(row, digits);
  known.set(row, net);
  return net;
}

function computed(row: LineRow, digits: number): bigint | null {
  const discount = { percent: plain(row.discount) || '0' };
  try {
    const line = { quantity: plain(row.quantity), unit: plain(row.price), discount };
    return priceLine(line, digits).net;
  } catch (cause) {
    if (cause instanceof Refused) return null;
    throw cause;
  }
}

/** The line's total as the server will round it; null while it cannot be computed. */
export function rowTotal(row: LineRow, digits: number): string | null {
  const net = netOf(row, digits);
  return net === null ? null : writeDecimal(net, digits);
}

export function linesTotal(rows: readonly LineRow[], digits: number): string {
  return writeDecimal(
    rows.reduce((sum, row) => sum + (netOf(row, digits) ?? 0n), 0n),
    digits,
  );
}

const QUANTITY = /^\d{1,9}(\.\d{1,4})?$/;
const DISCOUNT = /^\d{1,3}(\.\d{1,4})?$/;

function rowErrors(row: LineRow, digits: number): RowErrors {
  const errors: RowErrors = {};
  const quantity = plain(row.quantity);
  const price = plain(row.price);
  const discount = plain(row.discount);
  if (!QUANTITY.test(quantity) || compareDecimals(quantity, '0') <= 0) {
    errors.quantity = t('lines.error.quantity');
  }
  if (!isDecimal(price) || price.startsWith('-')) errors.price = t('lines.error.price');
  else if (digitsOf(price.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')) > digits) {
    errors.price = t('lines.error.decimals', { count: digits });
  }
  if (discount !== '' && (!DISCOUNT.test(discount) || compareDecimals(discount, '100') > 0)) {
    errors.discount = t('lines.error.discount');
  }
  return errors;
}

/** The rows that cannot be sent, by id. */
export function lineErrors(rows: readonly LineRow[], digits: number): LineErrors {
  const found = rows.map((row) => [row.id, rowErrors(row, digits)] as const);
  return Object.fromEntries(found.filter(([, errors]) => Object.keys(errors).length > 0));
}

export function payload(rows: readonly LineRow[]): Schemas['LineItemInput'][] {
  return rows.map((row) => ({
    id: row.id,
    product_id: row.productId,
    quantity: plain(row.quantity),
    sale_price: plain(row.price),
    discount_percent: plain(row.discount) || '0',
  }));
}

export function sameRows(a: readonly LineRow[], b: readonly LineRow[]): boolean {
  return a === b || JSON.stringify(payload(a)) === JSON.stringify(payload(b));
}

const FIELDS: Readonly<Record<string, LineColumn | 'product'>> = {
  quantity: 'quantity',
  sale_price: 'price',
  discount_percent: 'discount',
};

/** The server's complaints (`line_items.2.quantity`) at the rows that were sent, and those about no row. */
export function placeErrors(
  problems: readonly FieldProblem[],
  sent: readonly LineRow[],
): { errors: LineErrors; homeless: string[] } {
  const errors: Record<string, RowErrors> = {};
  const homeless: string[] = [];
  for (const { path, message } of problems) {
    const [, number, field = ''] = /^line_items\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
    const row = number === undefined ? undefined : sent[Number(number)];
    if (!row) homeless.push(message);
    else errors[row.id] = { ...errors[row.id], [FIELDS[field] ?? 'product']: message };
  }
  return { errors, homeless };
}

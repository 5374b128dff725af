import { numbers } from '@/lib/i18n/formatters';

/** Amounts are decimal strings on the wire and stay strings here; arithmetic is done in integer minor units. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

type Scaled = { units: bigint; scale: number };

/** A plain decimal in units of its last digit; null for anything else. */
export function readDecimal(value: string): Scaled | null {
  const hit = DECIMAL.exec(value.trim());
  if (!hit) return null;
  const [, sign = '', whole = '0', fraction = ''] = hit;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

function rescale({ units, scale }: Scaled, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

/** Units of the last of so many digits as a plain decimal. */
export function writeDecimal(units: bigint, scale: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
  return negative ? `-${text}` : text;
}

const NO_DECIMALS = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/**
 * How many decimals a currency's amounts have: ISO 4217's number, as the server counts them. Intl's own differ for
 * currencies whose small coins are out of use (HUF, IQD, PKR).
 */
export function currencyDigits(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** The digits an amount was written with; the server writes exactly those of its currency. */
export function digitsOf(amount: string): number {
  return readDecimal(amount)?.scale ?? 0;
}

export function isDecimal(value: string): boolean {
  return DECIMAL.test(value.trim());
}

/** Formats without ever passing through a float: Intl takes the decimal string itself. */
export function formatMoney(amount: string, currency: string, locale: string): string {
  if (!isDecimal(amount)) return amount;
  const digits = currencyDigits(currency);
  return numbers(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount.trim() as Intl.StringNumericLiteral);
}

/** Shortened for charts and tiles: ₹12.5L, $1.2M. */
export function formatMoneyCompact(amount: string, currency: string, locale: string): string {
  if (!isDecimal(amount)) return amount;
  return numbers(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(amount.trim() as Intl.StringNumericLiteral);
}

export function formatDecimal(value: string, locale: string): string {
  if (!isDecimal(value)) return value;
  return numbers(locale, { maximumFractionDigits: 6 }).format(
    value.trim() as Intl.StringNumericLiteral,
  );
}

/** The exact sum of decimal strings, with the digits of the longest fraction given. */
export function sumDecimals(values: readonly string[]): string {
  const parsed = values.map(readDecimal).filter((value): value is Scaled => value !== null);
  const scale = parsed.reduce((most, value) => Math.max(most, value.scale), 0);
  return writeDecimal(
    parsed.reduce((sum, value) => sum + rescale(value, scale), 0n),
    scale,
  );
}

/** -1, 0 or 1, for sorting amounts exactly. */
export function compareDecimals(a: string, b: string): number {
  const left = readDecimal(a);
  const right = readDecimal(b);
  if (!left || !right) return a.localeCompare(b);
  const scale = Math.max(left.scale, right.scale);
  const difference = rescale(left, scale) - rescale(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest of some amounts, `0` when none is larger. */
export function largestOf(amounts: readonly string[]): string {
  return amounts.reduce((most, amount) => (compareDecimals(amount, most) > 0 ? amount : most), '0');
}

/** How large `part` is of `whole` as a number between 0 and 100, for the width of a bar only. */
export function percentOf(part: string, whole: string): number {
  const a = readDecimal(part);
  const b = readDecimal(whole);
  if (!a || !b) return 0;
  const scale = Math.max(a.scale, b.scale);
  const total = rescale(b, scale);
  if (total <= 0n) return 0;
  return Math.min(100, Math.max(0, Number((rescale(a, scale) * 10_000n) / total) / 100));
}

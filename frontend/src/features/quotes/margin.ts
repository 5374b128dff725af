import { digitsOf, readDecimal, sumDecimals, writeDecimal } from '@/lib/money/money';
import { halfUp } from '@/lib/pricing/exact';
import type { QuoteDetail } from './api';

type Counted = Pick<QuoteDetail, 'subtotal' | 'discount' | 'cost_total'>;

const negative = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** What is left of the price without taxes on top once the cost is paid, and its share of that price. */
export function marginOf(quote: Counted): { amount: string; percent: string } {
  const charged = sumDecimals([quote.subtotal, negative(quote.discount)]);
  const amount = sumDecimals([charged, negative(quote.cost_total)]);
  const whole = units(charged, amount);
  const part = units(amount, charged);
  return {
    amount,
    percent: whole > 0n ? writeDecimal(halfUp([part * 1000n, whole]), 1) : '0',
  };
}

/** An amount in units of the finer one's last digit. */
function units(amount: string, beside: string): bigint {
  const { units: own, scale } = readDecimal(amount) ?? { units: 0n, scale: 0 };
  return own * 10n ** BigInt(Math.max(0, digitsOf(beside) - scale));
}

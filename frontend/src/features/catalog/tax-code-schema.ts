import * as z from 'zod/mini';
import { decimalText, requiredText } from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/quoting';
import { compareDecimals, sumDecimals } from '@/lib/money/money';
import type { TaxCode } from './tax-codes-api';

export const MOST_RATES = 5;

const percent = () =>
  z.pipe(
    decimalText(),
    z.string().check(
      z.refine((text) => /^\d{1,3}(\.\d{1,4})?$/.test(text) && compareDecimals(text, '100') <= 0, {
        error: () => t('taxes.rateWrong'),
      }),
    ),
  );

export const taxCodeSchema = z.object({
  name: requiredText(255),
  rates: z.array(z.object({ name: requiredText(40), percent: percent() })).check(
    z.minLength(1),
    z.maxLength(MOST_RATES),
    z.refine(
      (rates) => compareDecimals(sumDecimals(rates.map((each) => each.percent)), '100') <= 0,
      { error: () => t('taxes.ratesWrong') },
    ),
  ),
  inclusive: z.boolean(),
  is_default: z.boolean(),
});

export type TaxCodeInput = z.input<typeof taxCodeSchema>;
export type TaxCodeValues = z.output<typeof taxCodeSchema>;

export const taxCodeInput = (code?: TaxCode): TaxCodeInput => ({
  name: code?.name ?? '',
  rates: code?.rates ?? [{ name: '', percent: '' }],
  inclusive: code?.inclusive ?? false,
  is_default: code?.is_default ?? false,
});

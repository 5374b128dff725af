import * as z from 'zod/mini';
import { decimalText, oneOf, optionalText } from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/quoting';
import type { Org } from './api';

export const templates = ['classic', 'modern', 'compact'] as const;
export const bases = ['line', 'unit'] as const;

const LONGEST = 10_000;

const days = (least: number, most: number, error: () => string) =>
  z.pipe(
    z.string().check(
      z.trim(),
      z.refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most, {
        error,
      }),
    ),
    z.transform(Number),
  );

export const quotingSchema = z.object({
  quoting: z.object({
    markup: z.pipe(
      decimalText(),
      z.string().check(z.regex(/^\d{1,3}(\.\d{1,4})?$/, { error: () => t('quoting.markupWrong') })),
    ),
    margin_basis: oneOf(bases),
    validity_days: days(1, 365, () => t('quoting.validityWrong')),
    follow_up_days: days(0, 60, () => t('quoting.followUpWrong')),
    order_on_acceptance: z.boolean(),
    template: oneOf(templates),
    terms: optionalText(LONGEST),
    bank_details: optionalText(LONGEST),
    address: optionalText(LONGEST),
    tax_number: optionalText(255),
  }),
});

export function quotingInput({ quoting }: Org): z.input<typeof quotingSchema> {
  return {
    quoting: {
      ...quoting,
      validity_days: String(quoting.validity_days),
      follow_up_days: String(quoting.follow_up_days),
      terms: quoting.terms ?? '',
      bank_details: quoting.bank_details ?? '',
      address: quoting.address ?? '',
      tax_number: quoting.tax_number ?? '',
    },
  };
}

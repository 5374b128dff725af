import * as z from 'zod/mini';
import {
  decimalText,
  optionalId,
  optionalText,
  requiredText,
} from '@/components/form/schema-parts';
import { t } from '@/lib/i18n/catalog';
import { currencyDigits } from '@/lib/money/money';
import type { Product } from './api';
import { optionalSlug } from './slug';

/** An amount as it was typed, with no finer fraction than the currency has. */
function amount(currency: string) {
  const count = currencyDigits(currency);
  return z.pipe(
    decimalText(),
    z.string().check(
      z.refine((value) => (value.split('.')[1] ?? '').length <= count, {
        error: () => t('catalog.tooManyDigits', { currency, count }),
      }),
    ),
  );
}

/** An amount, or null where nothing is entered. */
export function optionalAmount(currency: string) {
  return z.union([
    z.pipe(
      z.string().check(z.regex(/^\s*$/)),
      z.transform(() => null),
    ),
    amount(currency),
  ]);
}

export function productSchema(currency: string) {
  return z.object({
    name: requiredText(255),
    sku: optionalText(40),
    slug: optionalSlug(),
    category: optionalText(40),
    unit: requiredText(40),
    standard_list_price: amount(currency),
    cost: optionalAmount(currency),
    tax_code_id: optionalId(),
    is_retainer_product: z.boolean(),
    description: optionalText(10_000),
    delivery: optionalText(10_000),
  });
}

type Schema = ReturnType<typeof productSchema>;
export type ProductInput = z.input<Schema>;
export type ProductValues = z.output<Schema>;

/** A stored product as form values; without one, a new product's, at no price yet. */
export function productInput(product: Product | null, currency: string): ProductInput {
  const digits = currencyDigits(currency);
  return {
    name: product?.name ?? '',
    sku: product?.sku ?? '',
    slug: product?.slug ?? '',
    category: product?.category ?? '',
    unit: product?.unit ?? 'pcs',
    cost: product?.cost ?? '',
    tax_code_id: product?.tax_code_id ?? '',
    standard_list_price:
      product?.standard_list_price ?? (digits > 0 ? `0.${'0'.repeat(digits)}` : '0'),
    is_retainer_product: product?.is_retainer_product ?? false,
    description: product?.description ?? '',
    delivery: product?.delivery ?? '',
  };
}

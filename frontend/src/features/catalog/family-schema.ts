import * as z from 'zod/mini';
import {
  decimalText,
  oneOf,
  optionalId,
  optionalText,
  requiredText,
} from '@/components/form/schema-parts';
import type { Schemas } from '@/lib/api/client';
import { t } from '@/lib/i18n/families';
import { currencyDigits, digitsOf } from '@/lib/money/money';
import type { Family } from './families-api';

export const MOST_DIMENSIONS = 12;
export const MOST_ITEMS = 200;
export const icons = [
  'kitchen',
  'wardrobe',
  'bedroom',
  'bathroom',
  'living',
  'dining',
  'office',
  'lighting',
  'flooring',
  'painting',
  'outdoor',
  'other',
] as const satisfies readonly Schemas['Icon'][];
export const units = [
  'mm',
  'cm',
  'm',
  'in',
  'ft',
  'yd',
  'pcs',
] as const satisfies readonly Schemas['DimensionUnit'][];

/** What `schema` makes of a text, or null of a blank one. */
function blankOr<S extends z.ZodMiniType<string, string>>(schema: S) {
  return z.union([
    z.pipe(
      z.string().check(z.regex(/^\s*$/)),
      z.transform(() => null),
    ),
    schema,
  ]);
}

const markup = () =>
  blankOr(
    z.pipe(
      decimalText(),
      z
        .string()
        .check(z.regex(/^\d{1,3}(\.\d{1,4})?$/, { error: () => t('families.markupWrong') })),
    ),
  );

const amount = (currency: string) =>
  blankOr(
    z.pipe(
      decimalText(),
      z.string().check(
        z.refine((text) => digitsOf(text) <= currencyDigits(currency), {
          error: () => t('families.item.tooManyDigits'),
        }),
      ),
    ),
  );

const dimension = z.object({
  name: z.string().check(
    z.trim(),
    z.regex(/^[A-Za-z][A-Za-z0-9_]{0,29}$/, {
      error: () => t('families.dimension.nameWrong'),
    }),
  ),
  label: requiredText(40),
  unit: oneOf(units),
  default: decimalText(),
});

const item = (currency: string) =>
  z.object({
    id: z.string(),
    product_id: optionalId(),
    name: optionalText(255),
    description: optionalText(255),
    unit: optionalText(40),
    cost: amount(currency),
    price: amount(currency),
    markup: markup(),
    tax_code_id: optionalId(),
    quantity: requiredText(500),
    optional: z.boolean(),
    group: optionalText(40),
  });

export function familySchema(currency: string) {
  return z.object({
    type: requiredText(40),
    name: requiredText(255),
    icon: oneOf(icons),
    description: optionalText(10_000),
    markup: markup(),
    dimensions: z.array(dimension).check(z.maxLength(MOST_DIMENSIONS)),
    items: z.array(item(currency)).check(z.maxLength(MOST_ITEMS)),
  });
}

type Schema = ReturnType<typeof familySchema>;
export type FamilyInput = z.input<Schema>;
export type FamilyValues = z.output<Schema>;
export type ItemInput = FamilyInput['items'][number];
export type DimensionInput = FamilyInput['dimensions'][number];

/** An item as form values; without one, a new one's. */
export function itemInput(id: string, item?: Family['items'][number]): ItemInput {
  return {
    id,
    product_id: item?.product_id ?? '',
    name: item?.name ?? '',
    description: item?.description ?? '',
    unit: item?.unit ?? '',
    cost: item?.cost ?? '',
    price: item?.price ?? '',
    markup: item?.markup ?? '',
    tax_code_id: item?.tax_code_id ?? '',
    quantity: item?.quantity ?? '1',
    optional: item?.optional ?? false,
    group: item?.group ?? '',
  };
}

/** A stored family as form values; without one, a new one's. */
export function familyInput(family: Family | null): FamilyInput {
  return {
    type: family?.type ?? '',
    name: family?.name ?? '',
    icon: family?.icon ?? 'other',
    description: family?.description ?? '',
    markup: family?.markup ?? '',
    dimensions: family?.dimensions ?? [],
    items: family?.items.map((each) => itemInput(each.id, each)) ?? [],
  };
}

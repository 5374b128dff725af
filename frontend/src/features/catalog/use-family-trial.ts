'use client';

import { useMemo } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useSession } from '@/lib/auth/session-context';
import type { Product } from './api';
import { useProductsOf } from './families-api';
import type { FamilyInput, FamilyValues } from './family-schema';
import { tryFamily, type Trial } from './family-trial';
import { useTaxCodes } from './tax-codes-api';

export type FamilyForm = UseFormReturn<FamilyInput, unknown, FamilyValues>;

/** What the family in the form comes to at this keystroke. */
export function useFamilyTrial(
  form: FamilyForm,
  values: Readonly<Record<string, string>>,
  known: readonly Product[],
  currency: string,
): Trial {
  const { quoting } = useSession().org;
  const [markup, dimensions, items] = useWatch({
    control: form.control,
    name: ['markup', 'dimensions', 'items'],
  });
  const products = useProductsOf(
    items.map((each) => each.product_id).filter((id) => id !== ''),
    known,
  );
  const taxCodes = useTaxCodes().data?.items;
  return useMemo(
    () =>
      tryFamily({ markup, dimensions, items }, values, {
        currency,
        policy: { markup: quoting.markup, basis: quoting.margin_basis },
        products,
        taxCodes: taxCodes ?? [],
      }),
    [markup, dimensions, items, values, currency, quoting, products, taxCodes],
  );
}

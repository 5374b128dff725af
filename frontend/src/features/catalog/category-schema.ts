import * as z from 'zod/mini';
import { optionalId, requiredText } from '@/components/form/schema-parts';
import type { Categories } from './categories-api';
import { optionalSlug } from './slug';

export const MOST_CATEGORIES = 300;

export const categoriesSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: requiredText(40),
      slug: optionalSlug(),
      parent_id: optionalId(),
    }),
  ),
});

export type CategoriesInput = z.input<typeof categoriesSchema>;
export type CategoriesValues = z.output<typeof categoriesSchema>;

export const categoriesInput = ({ items }: Categories): CategoriesInput => ({
  items: items.map((each) => ({ ...each, parent_id: each.parent_id ?? '' })),
});

import * as z from 'zod/mini';
import { t } from '@/lib/i18n/catalog';

const LONGEST = 80;
const SLUG = /^([a-z0-9]+(-[a-z0-9]+)*)?$/;

/** The last part of an address that a name suggests; '' where none of its letters are in addresses. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
}

/** A slug, or null where nothing is entered. */
export function optionalSlug() {
  return z.pipe(
    z.string().check(
      z.trim(),
      z.refine((value) => value.length <= LONGEST && SLUG.test(value), {
        error: () => t('catalog.slugRule', { max: LONGEST }),
      }),
    ),
    z.transform((value: string) => (value === '' ? null : value)),
  );
}

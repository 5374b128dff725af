import { t } from '@/lib/i18n/catalog';

/** What the fields of a product are called, on its page, in its forms and in conflicts. */
export const productLabels = {
  name: t('field.name'),
  sku: t('catalog.field.sku'),
  slug: t('catalog.field.slug'),
  category: t('catalog.field.category'),
  unit: t('catalog.field.unit'),
  standard_list_price: t('catalog.field.price'),
  cost: t('catalog.field.cost'),
  tax_code_id: t('catalog.field.taxCode'),
  is_retainer_product: t('catalog.field.retainer'),
  description: t('field.description'),
  delivery: t('catalog.field.delivery'),
} as const;

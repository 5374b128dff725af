'use client';

import { api, unwrap, type Schemas } from '@/lib/api/client';
import { useRecord, useRecordList } from '@/lib/api/use-records';
import { t } from '@/lib/i18n/catalog';
import { change, creation } from '@/lib/offline/write';
import { productLabels } from './labels';
import type { ProductValues } from './schema';

export type Product = Schemas['ProductOut'];

type ProductFilters = { q?: string; status: Schemas['ProductStatus']; category?: string };

export function useProducts(filters: ProductFilters) {
  return useRecordList<Product>('products', filters, (cursor, signal) =>
    unwrap(api.GET('/api/v1/products', { params: { query: { ...filters, cursor } }, signal })),
  );
}

export function useProduct(id: string) {
  return useRecord<Product>('products', id, (signal) =>
    unwrap(
      api.GET('/api/v1/products/{product_id}', { params: { path: { product_id: id } }, signal }),
    ),
  );
}

const about = (product: { name: string }) => ({
  kind: t('record.product'),
  title: product.name,
  labels: productLabels,
});

export function newProduct(id: string, values: ProductValues, currency: string) {
  const body: Schemas['ProductCreate'] & { id: string } = { id, ...values };
  const show = { ...values, id, currency, image_id: null, is_active: true };
  return creation<Product>('products', body, show, about(values));
}

export function changedProduct(
  product: Product,
  changes: Omit<Schemas['ProductChange'], 'version'>,
) {
  return change('products', product, changes, about(product));
}

'use client';

import dynamic from 'next/dynamic';
import { DetailsCard } from '@/components/app-shell/details-card';
import { FactList } from '@/components/app-shell/record-page';
import { Skeleton } from '@/components/ui/skeleton';
import type { Product } from '@/features/catalog/api';
import { productLabels as labels } from '@/features/catalog/labels';
import { useTaxCodeOptions } from '@/features/catalog/tax-codes-api';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';

const ProductEditForm = dynamic(
  () => import('./product-edit-form').then((module) => module.ProductEditForm),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

/** Administrators edit it where it stands; everybody else reads it. */
export function ProductDetails({ product }: { product: Product }) {
  return (
    <DetailsCard
      title={t('catalog.details')}
      domain="products"
      id={product.id}
      canEdit={useCan('products:write')}
      form={(done) => <ProductEditForm product={product} onDone={done} />}
    >
      <ProductFacts product={product} />
    </DetailsCard>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const format = useOrgFormat();
  const present = product.tax_code_id ?? '';
  const taxCode = useTaxCodeOptions(present).find(({ value }) => value === present);
  return (
    <FactList
      facts={[
        { label: labels.name, value: product.name },
        { label: labels.sku, value: product.sku },
        { label: labels.slug, value: product.slug },
        {
          label: labels.standard_list_price,
          value: format.money(product.standard_list_price, product.currency),
        },
        {
          label: labels.cost,
          value: product.cost && format.money(product.cost, product.currency),
        },
        { label: labels.unit, value: product.unit },
        { label: labels.category, value: product.category },
        { label: labels.tax_code_id, value: taxCode?.label ?? t('catalog.defaultTax') },
        {
          label: t('catalog.field.kind'),
          value: product.is_retainer_product ? t('catalog.retainer') : t('catalog.oneOff'),
        },
        {
          label: t('field.status'),
          value: product.is_active ? t('status.active') : t('status.inactive'),
        },
        { label: labels.description, value: product.description },
        { label: labels.delivery, value: product.delivery },
        { label: t('field.created'), value: format.instant(product.created_at) },
        { label: t('field.updated'), value: format.instant(product.updated_at) },
      ]}
    />
  );
}

'use client';

import { Pencil } from 'lucide-react';
import dynamic from 'next/dynamic';
import { FactList } from '@/components/app-shell/record-page';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { Product } from '@/features/catalog/api';
import { productLabels as labels } from '@/features/catalog/labels';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';

const ProductEditForm = dynamic(
  () => import('./product-edit-form').then((module) => module.ProductEditForm),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

type ProductDetailsProps = {
  product: Product;
  editing: boolean;
  onEdit: (editing: boolean) => void;
};

/** Administrators edit it where it stands; everybody else reads it. */
export function ProductDetails({ product, editing, onEdit }: ProductDetailsProps) {
  const canWrite = useCan('products:write');
  return (
    <Card
      title={t('catalog.details')}
      className={editing ? 'overflow-visible' : undefined}
      actions={
        canWrite &&
        !editing && (
          <Button tone="accent" onClick={() => onEdit(true)}>
            <Pencil aria-hidden />
            {t('action.edit')}
          </Button>
        )
      }
    >
      {editing ? (
        <ProductEditForm product={product} onDone={() => onEdit(false)} />
      ) : (
        <ProductFacts product={product} />
      )}
    </Card>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const format = useOrgFormat();
  return (
    <FactList
      facts={[
        { label: labels.name, value: product.name },
        {
          label: labels.standard_list_price,
          value: format.money(product.standard_list_price, product.currency),
        },
        {
          label: t('catalog.field.kind'),
          value: product.is_retainer_product ? t('catalog.retainer') : t('catalog.oneOff'),
        },
        {
          label: t('field.status'),
          value: product.is_active ? t('status.active') : t('status.inactive'),
        },
        { label: labels.description, value: product.description },
        { label: t('field.created'), value: format.instant(product.created_at) },
        { label: t('field.updated'), value: format.instant(product.updated_at) },
      ]}
    />
  );
}

'use client';

import { Package } from 'lucide-react';
import dynamic from 'next/dynamic';
import { RecordHeader } from '@/components/app-shell/record-page';
import { Files } from '@/components/files/lazy-files';
import { QueryState } from '@/components/states/query-state';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { Badge } from '@/components/ui/badge';
import { Skeleton } from '@/components/ui/skeleton';
import { useProduct, type Product } from '@/features/catalog/api';
import { ProductDetails } from '@/features/catalog/components/product-details';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';
import { useRouteId } from '@/lib/paths/use-route-id';

const ProductActions = dynamic(
  () =>
    import('@/features/catalog/components/product-actions').then((module) => module.ProductActions),
  { ssr: false, loading: () => <Skeleton className="size-11 md:size-9" /> },
);

export function ProductScreen() {
  const id = useRouteId();
  return id ? <ProductPage key={id} id={id} /> : <RecordSkeleton />;
}

function ProductPage({ id }: { id: string }) {
  const product = useProduct(id);
  return (
    <QueryState query={product} skeleton={<RecordSkeleton />}>
      {(data) => <ProductRecord product={data} />}
    </QueryState>
  );
}

function ProductRecord({ product }: { product: Product }) {
  const canWrite = useCan('products:write');
  const format = useOrgFormat();

  return (
    <div className="mx-auto max-w-3xl">
      <title>{product.name}</title>
      <RecordHeader
        kind={t('record.product')}
        title={product.name}
        icon={
          <span className="grid size-12 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
            <Package aria-hidden className="size-6" />
          </span>
        }
        badges={
          <>
            {product.is_retainer_product && <Badge tone="accent">{t('catalog.retainer')}</Badge>}
            {!product.is_active && <Badge tone="warn">{t('status.inactive')}</Badge>}
          </>
        }
        facts={[
          {
            label: t('catalog.field.price'),
            value: format.money(product.standard_list_price, product.currency),
          },
          { label: t('catalog.field.currency'), value: product.currency },
        ]}
        actions={canWrite && <ProductActions product={product} />}
      />
      <div className="mt-4 space-y-4">
        <ProductDetails product={product} />
        <Files of={{ type: 'product', id: product.id }} />
      </div>
    </div>
  );
}

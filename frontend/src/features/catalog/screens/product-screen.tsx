'use client';

import { Package } from 'lucide-react';
import dynamic from 'next/dynamic';
import { RecordHeader, RecordIcon } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { Badge } from '@/components/ui/badge';
import { Skeleton } from '@/components/ui/skeleton';
import { useProduct, type Product } from '@/features/catalog/api';
import { ProductDetails } from '@/features/catalog/components/product-details';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';

const ProductActions = dynamic(
  () =>
    import('@/features/catalog/components/product-actions').then((module) => module.ProductActions),
  { ssr: false, loading: () => <Skeleton className="size-11 md:size-9" /> },
);

const ProductPicture = dynamic(
  () =>
    import('@/features/catalog/components/product-picture').then((module) => module.ProductPicture),
  { ssr: false },
);

export function ProductScreen() {
  return (
    <RecordScreen useRead={useProduct}>
      {(product) => <ProductRecord product={product} />}
    </RecordScreen>
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
        icon={<RecordIcon icon={Package} />}
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
          { label: t('catalog.field.unit'), value: product.unit },
          ...(product.category
            ? [{ label: t('catalog.field.category'), value: product.category }]
            : []),
        ]}
        actions={canWrite && <ProductActions product={product} />}
      />
      <div className="mt-4 space-y-4">
        <ProductDetails product={product} />
        <ProductPicture product={product} />
        <Files of={{ type: 'product', id: product.id }} />
      </div>
    </div>
  );
}

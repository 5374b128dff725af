'use client';

import { ActivityMenu } from '@/components/app-shell/activity-menu';
import { changedProduct, type Product } from '@/features/catalog/api';
import { t } from '@/lib/i18n/catalog';

export function ProductActions({ product }: { product: Product }) {
  return (
    <ActivityMenu
      record={product}
      write={changedProduct}

      texts={{
        deactivate: t('catalog.deactivate'),
        reactivate: t('catalog.reactivate'),
        deactivated: t('catalog.deactivated'),
        reactivated: t('catalog.reactivated'),
        title: t('catalog.deactivate.title', { name: product.name }),
        hint: t('catalog.deactivate.hint'),
      }}
    />
  );
}

'use client';

import { ActivationMenu } from '@/components/app-shell/activation-menu';
import { changedProduct, type Product } from '@/features/catalog/api';
import { t } from '@/lib/i18n/catalog';

export function ProductActions({ product }: { product: Product }) {
  return (
    <ActivationMenu
      record={product}
      write={changedProduct}
      texts={{
        deactivated: t('catalog.deactivated'),
        reactivated: t('catalog.reactivated'),
        hint: t('catalog.deactivate.hint'),
      }}
    />
  );
}

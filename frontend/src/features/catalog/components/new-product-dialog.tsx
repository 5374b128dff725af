'use client';

import { FormDialog } from '@/components/form/form-dialog';
import { useCreateForm } from '@/components/form/use-create-form';
import { newProduct, type Product } from '@/features/catalog/api';
import { productLabels } from '@/features/catalog/labels';
import { productInput, productSchema } from '@/features/catalog/schema';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { ProductFields } from './product-fields';

export function NewProductDialog({ onClose }: CreateDialogProps) {
  const { currency } = useOrgFormat();
  const handle = useCreateForm({
    kind: 'product',
    schema: productSchema(currency),
    defaults: productInput(null, currency),
    write: (id, values) => newProduct(id, values, currency),
    createdText: (product: Product) => t('catalog.created', { name: product.name }),
    onClose,
  });
  return (
    <FormDialog
      submit={t('action.create')}
      handle={handle}
      title={t('create.product')}
      labels={productLabels}
      onClose={onClose}
    >
      <ProductFields form={handle.form} currency={currency} />
    </FormDialog>
  );
}

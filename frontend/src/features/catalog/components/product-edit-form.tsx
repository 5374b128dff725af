'use client';

import { EditForm } from '@/components/form/edit-form';
import { useEditForm } from '@/components/form/use-edit-form';
import { changedProduct, type Product } from '@/features/catalog/api';
import { productLabels } from '@/features/catalog/labels';
import { productInput, productSchema } from '@/features/catalog/schema';
import { t } from '@/lib/i18n/catalog';
import { ProductFields } from './product-fields';

type ProductEditFormProps = { product: Product; onDone: () => void };

export function ProductEditForm({ product, onDone }: ProductEditFormProps) {
  const { currency } = product;
  const handle = useEditForm({
    domain: 'products',
    record: product,
    schema: productSchema(currency),
    input: (record) => productInput(record, currency),
    write: changedProduct,
    savedText: t('catalog.saved'),
    onDone,
  });
  return (
    <EditForm handle={handle} label={t('catalog.details')} labels={productLabels} onDone={onDone}>
      <ProductFields form={handle.form} currency={currency} />
    </EditForm>
  );
}

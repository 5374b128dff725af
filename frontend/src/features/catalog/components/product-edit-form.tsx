'use client';

import { FormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { updateProduct, type Product } from '@/features/catalog/api';
import { productLabels } from '@/features/catalog/labels';
import { productInput, productSchema } from '@/features/catalog/schema';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/catalog';
import { toast } from '@/stores/toasts';
import { ProductFields } from './product-fields';

type ProductEditFormProps = { product: Product; onDone: () => void };

/** The details, edited where they stand; sends only what changed, with the version it was based on. */
export function ProductEditForm({ product, onDone }: ProductEditFormProps) {
  const changed = useChanged();
  const { currency } = product;
  const handle = useRecordForm({
    schema: productSchema(currency),
    defaults: productInput(product, currency),
    draftKey: `product:${product.id}`,
    version: product.version,
    save: (_, { version = product.version, changes, idempotencyKey }) =>
      updateProduct(product.id, { version, ...changes }, idempotencyKey),
    onSaved: (saved) => {
      changed('products', saved);
      toast.good(t('catalog.saved'));
      onDone();
    },
    fromCurrent: (current) => {
      const theirs = current as Product;
      return { values: productInput(theirs, currency), version: theirs.version };
    },
  });

  return (
    <RecordForm
      handle={handle}
      label={t('catalog.details')}
      labels={productLabels}
      footer={
        <FormActions
          pending={handle.pending}
          onCancel={() => {
            handle.abandon();
            onDone();
          }}
        />
      }
    >
      <ProductFields form={handle.form} currency={currency} />
    </RecordForm>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogFormActions, RecordForm } from '@/components/form/record-form';
import { useRecordForm } from '@/components/form/use-record-form';
import { Dialog } from '@/components/ui/dialog';
import { createProduct } from '@/features/catalog/api';
import { productLabels } from '@/features/catalog/labels';
import { productInput, productSchema } from '@/features/catalog/schema';
import { newUlid } from '@/lib/api/ulid';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/catalog';
import { paths } from '@/lib/paths/paths';
import type { CreateDialogProps } from '@/stores/create-dialog';
import { toast } from '@/stores/toasts';
import { ProductFields } from './product-fields';

export function NewProductDialog({ onClose }: CreateDialogProps) {
  const { currency } = useOrgFormat();
  const router = useRouter();
  const changed = useChanged();
  const [id] = useState(newUlid);

  const handle = useRecordForm({
    schema: productSchema(currency),
    defaults: productInput(null, currency),
    draftKey: 'product:new',
    save: (values, { idempotencyKey }) => createProduct({ id, ...values }, idempotencyKey),
    onSaved: (product) => {
      changed('products', product);
      toast.good(t('catalog.created', { name: product.name }));
      onClose();
      router.push(paths.products.detail(product.id));
    },
  });
  const cancel = () => {
    handle.abandon();
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={t('create.product')}>
      <RecordForm
        inDialog
        handle={handle}
        label={t('create.product')}
        labels={productLabels}
        footer={<DialogFormActions pending={handle.pending} onCancel={cancel} />}
      >
        <ProductFields form={handle.form} currency={currency} />
      </RecordForm>
    </Dialog>
  );
}

'use client';

import Image from 'next/image';
import { useId } from 'react';
import { useRecordChange } from '@/components/form/use-record-change';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import { changedProduct, type Product } from '@/features/catalog/api';
import { useFiles, useFileView, type RecordFile } from '@/lib/api/files';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/catalog';

const SHOWN: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** The product's picture, chosen among its files. */
export function ProductPicture({ product }: { product: Product }) {
  const canWrite = useCan('products:write');
  const files = useFiles({ type: 'product', id: product.id }).data?.pages ?? [];
  const pictures = files
    .flatMap((page) => page.items)
    .filter((file) => SHOWN.includes(file.content_type));
  const chosen = pictures.find((file) => file.id === product.image_id);
  if (!chosen && !canWrite) return null;
  return (
    <Card title={t('catalog.field.image')}>
      {chosen && <Picture key={chosen.id} file={chosen} name={product.name} />}
      {canWrite &&
        (pictures.length > 0 ? (
          <Chooser product={product} pictures={pictures} chosen={chosen} />
        ) : (
          <p className="text-muted">{t('catalog.image.none')}</p>
        ))}
    </Card>
  );
}

type ChooserProps = { product: Product; pictures: RecordFile[]; chosen?: RecordFile };

function Chooser({ product, pictures, chosen }: ChooserProps) {
  const id = useId();
  const change = useRecordChange<Product>();
  const choose = (image_id: string | null) =>
    change.mutate({
      write: changedProduct(product, { image_id }),
      saidOf: () => t('catalog.image.saved'),
    });
  return (
    <>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {t('catalog.image.choose')}
      </label>
      <Select
        id={id}
        value={chosen?.id ?? ''}
        disabled={change.isPending}
        emptyLabel={t('form.none')}
        options={pictures.map((file) => ({ value: file.id, label: file.name }))}
        onChange={(event) => choose(event.target.value || null)}
      />
    </>
  );
}

function Picture({ file, name }: { file: RecordFile; name: string }) {
  const view = useFileView(file.id);
  return (
    <div className="relative mb-4 h-56 overflow-clip rounded-control bg-sunken">
      {view.data && (
        <Image
          src={view.data.url}
          alt={t('catalog.image.alt', { name })}
          fill
          unoptimized
          className="object-contain"
        />
      )}
    </div>
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import { updateProduct, type Product } from '@/features/catalog/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/catalog';
import { toast } from '@/stores/toasts';

/** What one rarely does with a product: take it out of use, and bring it back. */
export function ProductActions({ product }: { product: Product }) {
  const [asking, setAsking] = useState(false);
  const changed = useChanged();

  const setActive = useMutation({
    mutationFn: ({ version, active }: { version: number; active: boolean }) =>
      updateProduct(product.id, { version, is_active: active }, crypto.randomUUID()),
    onSuccess: (saved) => {
      changed('products', saved);
      setAsking(false);
      if (saved.is_active) return toast.good(t('catalog.reactivated'));
      toast.good(t('catalog.deactivated'), {
        label: t('action.undo'),
        run: () => setActive.mutate({ version: saved.version, active: true }),
      });
    },
    onError: (cause) => {
      const error = toApiError(cause);
      setAsking(false);
      if (error.code === 'stale_version') changed('products', error.current as Product);
      toast.bad(errorMessage(error));
    },
  });

  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={t('action.more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {product.is_active ? (
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Archive aria-hidden />
            {t('catalog.deactivate')}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setActive.mutate({ version: product.version, active: true })}>
            <ArchiveRestore aria-hidden />
            {t('catalog.reactivate')}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => setActive.mutate({ version: product.version, active: false })}
        pending={setActive.isPending}
        title={t('catalog.deactivate.title', { name: product.name })}
        description={t('catalog.deactivate.hint')}
        confirmLabel={t('catalog.deactivate')}
      />
    </>
  );
}

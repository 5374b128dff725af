'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { fetchDeal, generateOrder, type Deal } from '@/features/opportunities/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';
import { toast, withdrawUndo } from '@/stores/toasts';

/** Asks once, then makes the order and goes to it. */
export function GenerateOrderDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const router = useRouter();
  const changed = useChanged();
  const [key] = useState(() => crypto.randomUUID());
  const generate = useMutation({
    mutationFn: () => generateOrder(deal.id, deal.version, key),
    onSuccess: (order) => {
      changed('opportunities', { ...deal, order_id: order.id }, ['orders', 'accounts']);
      withdrawUndo();
      toast.good(t('generate.order.done', { number: order.number }));
      onClose();
      router.push(paths.orders.detail(order.id));
    },
    onError: async (error) => {
      onClose();
      const stale = toApiError(error).code === 'stale_version';
      toast.bad(stale ? t('deal.stale') : errorMessage(error));
      if (stale) changed('opportunities', await fetchDeal(deal.id));
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => generate.mutate()}
      pending={generate.isPending}
      title={t('generate.order.title')}
      description={t('generate.order.hint')}
      confirmLabel={t('generate.order')}
    />
  );
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ban, Ellipsis, PackageCheck, Truck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import { changeOrder, orderKeys, type Order, type OrderRecord } from '@/features/orders/api';
import { canBecome } from '@/features/orders/status';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/orders';
import { toast } from '@/stores/toasts';

type Move = 'Shipped' | 'Fulfilled' | 'Cancelled';

const words = {
  Shipped: {
    title: 'orders.ship.title',
    hint: 'orders.ship.hint',
    confirm: 'orders.ship',
    done: 'orders.shipped',
  },
  Fulfilled: {
    title: 'orders.fulfil.title',
    hint: 'orders.fulfil.hint',
    confirm: 'orders.fulfil',
    done: 'orders.fulfilled',
  },
  Cancelled: {
    title: 'orders.cancel.title',
    hint: 'orders.cancel.hint',
    confirm: 'orders.cancel',
    done: 'orders.cancelled',
  },
} as const;

/** What a person can make of an order that is not finished, each asked once; `urgent` when nothing else comes first. */
export function OrderActions({ order, urgent }: { order: OrderRecord; urgent: boolean }) {
  const [asking, setAsking] = useState<Move | null>(null);
  const client = useQueryClient();
  const org = useOrgId();
  const changed = useChanged();

  const change = useMutation({
    mutationFn: (status: Move) =>
      changeOrder(order.id, { version: order.version, status }, crypto.randomUUID()),
    onSuccess: (saved, status) => {
      changed<Order>('orders', { ...order, ...saved }, ['accounts']);
      toast.good(t(words[status].done));
    },
    onError: (error) => {
      const stale = toApiError(error).code === 'stale_version';
      toast.bad(stale ? t('orders.stale') : errorMessage(error));
      void client.invalidateQueries({ queryKey: orderKeys(org).detail(order.id) });
    },
    onSettled: () => setAsking(null),
  });

  return (
    <>
      <Button tone={urgent ? 'primary' : 'secondary'} onClick={() => setAsking('Fulfilled')}>
        <PackageCheck aria-hidden />
        {t('orders.fulfil')}
      </Button>
      {canBecome(order, 'Cancelled') && (
        <Menu
          trigger={
            <Button size="icon" className="max-md:!flex-none" aria-label={t('action.more')}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={() => setAsking('Shipped')}>
            <Truck aria-hidden />
            {t('orders.ship')}
          </MenuItem>
          <MenuItem danger onSelect={() => setAsking('Cancelled')}>
            <Ban aria-hidden />
            {t('orders.cancel')}
          </MenuItem>
        </Menu>
      )}
      {asking && (
        <ConfirmDialog
          open
          danger={asking === 'Cancelled'}
          onClose={() => setAsking(null)}
          onConfirm={() => change.mutate(asking)}
          pending={change.isPending}
          title={t(words[asking].title, { number: order.number })}
          description={t(words[asking].hint)}
          confirmLabel={t(words[asking].confirm)}
        />
      )}
    </>
  );
}

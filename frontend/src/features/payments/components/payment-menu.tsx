'use client';

import { Ban, Ellipsis, PencilLine, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Payment } from '@/features/payments/api';
import { numberOf } from '@/features/payments/money-left';
import { t } from '@/lib/i18n/payments';

const EditPaymentDialog = dynamic(
  () => import('./edit-payment-dialog').then((module) => module.EditPaymentDialog),
  { ssr: false },
);
const RefundDialog = dynamic(() => import('./refund-dialog').then((m) => m.RefundDialog), {
  ssr: false,
});
const VoidDialog = dynamic(() => import('./void-dialog').then((m) => m.VoidDialog), { ssr: false });

type PaymentMenuProps = { payment: Payment; left: string | null };

/** What can still be made of a payment that stands. */
export function PaymentMenu({ payment, left }: PaymentMenuProps) {
  const [asking, setAsking] = useState<'edit' | 'refund' | 'void' | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Menu
        trigger={
          <Button
            size="icon"
            tone="quiet"
            aria-label={t('payments.actions', { number: numberOf(payment) })}
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setAsking('edit')}>
          <PencilLine aria-hidden />
          {t('payments.edit')}
        </MenuItem>
        {left && (
          <MenuItem onSelect={() => setAsking('refund')}>
            <Undo2 aria-hidden />
            {t('payments.refund.action')}
          </MenuItem>
        )}
        <MenuItem danger onSelect={() => setAsking('void')}>
          <Ban aria-hidden />
          {t('payments.void')}
        </MenuItem>
      </Menu>
      {asking === 'edit' && <EditPaymentDialog payment={payment} onClose={close} />}
      {asking === 'refund' && left && (
        <RefundDialog payment={payment} left={left} onClose={close} />
      )}
      {asking === 'void' && <VoidDialog payment={payment} onClose={close} />}
    </>
  );
}

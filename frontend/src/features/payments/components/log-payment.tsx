'use client';

import { Banknote } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { PaidOrder } from '@/features/payments/api';
import { t } from '@/lib/i18n/payments';

const LogPaymentDialog = dynamic(
  () => import('./log-payment-dialog').then((module) => module.LogPaymentDialog),
  { ssr: false },
);

/** The button that logs a payment; `urgent` where it is what the page is for. */
export function LogPayment({ order, urgent }: { order: PaidOrder; urgent?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone={urgent ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
        <Banknote aria-hidden />
        {t('payments.log')}
      </Button>
      {open && <LogPaymentDialog order={order} onClose={() => setOpen(false)} />}
    </>
  );
}

'use client';

import { Banknote } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Payable, PaidContract, PaidOrder } from '@/features/payments/api';
import { t } from '@/lib/i18n/payments';

const LogPaymentDialog = dynamic(
  () => import('./log-payment-dialog').then((module) => module.LogPaymentDialog),
  { ssr: false },
);

/** Logs a payment for an order. */
export function LogPayment({ order, urgent }: { order: PaidOrder; urgent?: boolean }) {
  return (
    <LogButton payable={{ kind: 'order', due: order.balance_due, ...order }} urgent={urgent} />
  );
}

/** Logs a payment for a cycle of a contract, by default the first that is not paid. */
export function LogContractPayment(props: { contract: PaidContract; urgent?: boolean }) {
  const { contract, urgent } = props;
  const cycles = (contract.cycles ?? []).filter(({ state }) => state !== 'Paid').reverse();
  const due = cycles[0]?.outstanding ?? '0';
  const { id, number, currency } = contract;
  return (
    <LogButton payable={{ kind: 'contract', id, number, currency, due, cycles }} urgent={urgent} />
  );
}

/** The button that logs a payment; `urgent` where it is what the page is for. */
function LogButton({ payable, urgent }: { payable: Payable; urgent?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone={urgent ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
        <Banknote aria-hidden />
        {t('payments.log')}
      </Button>
      {open && <LogPaymentDialog payable={payable} onClose={() => setOpen(false)} />}
    </>
  );
}

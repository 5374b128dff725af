'use client';

import { ContractScreen } from '@/features/contracts/screens/contract-screen';
import { LogContractPayment } from '@/features/payments/components/log-payment';
import { ContractPayments } from '@/features/payments/components/order-payments';

/** A contract with its payments; they meet here, as no feature imports another. */
export function PaidContract() {
  return <ContractScreen Payments={ContractPayments} LogPayment={LogContractPayment} />;
}

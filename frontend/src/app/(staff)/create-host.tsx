'use client';

import dynamic from 'next/dynamic';
import { useEffect, type ComponentType } from 'react';
import { useCreateDialog, type CreateDialogProps, type CreateKind } from '@/stores/create-dialog';

/**
 * The create dialogs by kind, each loaded when it is first opened. They live here because any page may open any of
 * them, and no feature imports another. A new kind is one line; its order here is its order in "Add new".
 */
const dialogs: Partial<Record<CreateKind, ComponentType<CreateDialogProps>>> = {
  lead: dynamic(
    () => import('@/features/leads/components/new-lead-dialog').then((m) => m.NewLeadDialog),
    {
      ssr: false,
    },
  ),
  account: dynamic(
    () =>
      import('@/features/accounts/components/new-account-dialog').then((m) => m.NewAccountDialog),
    {
      ssr: false,
    },
  ),
  contact: dynamic(
    () =>
      import('@/features/contacts/components/new-contact-dialog').then((m) => m.NewContactDialog),
    {
      ssr: false,
    },
  ),
  opportunity: dynamic(
    () =>
      import('@/features/opportunities/components/new-deal-dialog').then((m) => m.NewDealDialog),
    {
      ssr: false,
    },
  ),
  quote: dynamic(
    () => import('@/features/quotes/components/new-quote-dialog').then((m) => m.NewQuoteDialog),
    {
      ssr: false,
    },
  ),
  product: dynamic(
    () =>
      import('@/features/catalog/components/new-product-dialog').then((m) => m.NewProductDialog),
    {
      ssr: false,
    },
  ),
  case: dynamic(
    () => import('@/features/cases/components/new-case-dialog').then((m) => m.NewCaseDialog),
    {
      ssr: false,
    },
  ),
  task: dynamic(
    () => import('@/components/activities/new-task-dialog').then((m) => m.NewTaskDialog),
    {
      ssr: false,
    },
  ),
};

const kinds = Object.keys(dialogs) as CreateKind[];

export function CreateHost() {
  const { open, close, register } = useCreateDialog();
  useEffect(() => register(kinds), [register]);
  const Dialog = open && dialogs[open.kind];
  return Dialog ? <Dialog prefill={open.prefill} onClose={close} /> : null;
}

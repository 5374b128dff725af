'use client';

import type { Permission } from '@/lib/auth/permissions';
import { useMaybeSession } from '@/lib/auth/session-context';
import { useCreateDialog, type CreateKind } from '@/stores/create-dialog';

const needed: Record<CreateKind, Permission> = {
  lead: 'leads:write',
  account: 'accounts:write',
  contact: 'contacts:write',
  opportunity: 'opportunities:write',
  quote: 'quotes:write',
  product: 'products:write',
  case: 'cases:write',
  task: 'activities:write',
};

/** The kinds of record this person may add, in the order of the "Add new" menu. */
export function useCreatableKinds(): CreateKind[] {
  const permissions = useMaybeSession()?.permissions ?? [];
  return useCreateDialog((state) => state.kinds).filter((kind) =>
    permissions.includes(needed[kind]),
  );
}

export function useCanCreate(kind: CreateKind): boolean {
  return useCreatableKinds().includes(kind);
}

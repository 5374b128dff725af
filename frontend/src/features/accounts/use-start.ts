import { useCreateDialog, type CreateKind } from '@/stores/create-dialog';
import type { Account } from './api';

/** Opens the form of a new record of the account. */
export function useStart(account: Account) {
  const start = useCreateDialog((state) => state.start);
  return (kind: CreateKind) => start(kind, { accountId: account.id, accountName: account.name });
}

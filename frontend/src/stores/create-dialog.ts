import { create } from 'zustand';

export type CreateKind =
  'lead' | 'account' | 'contact' | 'opportunity' | 'quote' | 'product' | 'case' | 'task';

/** What a "New" button already knows, such as the account a contact belongs to. */
type CreatePrefill = {
  accountId?: string;
  accountName?: string;
  contactId?: string;
  contactName?: string;
  opportunityId?: string;
  opportunityName?: string;
};

/** What every create dialog takes; the route layer opens it by kind. */
export type CreateDialogProps = { prefill: CreatePrefill; onClose: () => void };

type CreateState = {
  /** The kinds that have a dialog. */
  kinds: readonly CreateKind[];
  open: { kind: CreateKind; prefill: CreatePrefill } | null;
  register: (kinds: readonly CreateKind[]) => void;
  start: (kind: CreateKind, prefill?: CreatePrefill) => void;
  close: () => void;
};

/** Which create dialog is open, over whatever page is being read. */
export const useCreateDialog = create<CreateState>((set) => ({
  kinds: [],
  open: null,
  register: (kinds) => set({ kinds }),
  start: (kind, prefill = {}) => set({ open: { kind, prefill } }),
  close: () => set({ open: null }),
}));

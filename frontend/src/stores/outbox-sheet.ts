import { create } from 'zustand';

/** Whether the list of unsent changes is open. */
export const useOutboxSheet = create<{ open: boolean; show: () => void; close: () => void }>(
  (set) => ({
    open: false,
    show: () => set({ open: true }),
    close: () => set({ open: false }),
  }),
);

import { create } from 'zustand';
import type { FilesOf } from '@/lib/api/files';

/** A file on its way to a record, or one that did not get there and says why. */
export type Transfer = {
  id: string;
  org: string;
  of: FilesOf;
  name: string;
  size: number;
  sent: number;
  state: 'sending' | 'failed';
  problem: string | null;
  retry?: () => void;
  stop: () => void;
};

type Transfers = {
  transfers: readonly Transfer[];
  put: (transfer: Transfer) => void;
  change: (id: string, change: Partial<Transfer>) => void;
  drop: (id: string) => void;
};

/** What is being uploaded; it goes on while other pages are read. */
export const useTransfers = create<Transfers>((set) => ({
  transfers: [],
  put: (transfer) => set(({ transfers }) => ({ transfers: [...transfers, transfer] })),
  change: (id, change) =>
    set(({ transfers }) => ({
      transfers: transfers.map((each) => (each.id === id ? { ...each, ...change } : each)),
    })),
  drop: (id) => set(({ transfers }) => ({ transfers: transfers.filter((each) => each.id !== id) })),
}));

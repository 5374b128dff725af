import { create } from 'zustand';

type MergeNextState = {
  /** The record just made, and the one it is to be merged with. */
  wanted: { id: string; otherId: string } | null;
  want: (id: string, otherId: string) => void;
  forget: () => void;
};

/** The merge that somebody chose while making a record: the record's page begins it. */
export const useMergeNext = create<MergeNextState>((set) => ({
  wanted: null,
  want: (id, otherId) => set({ wanted: { id, otherId } }),
  forget: () => set({ wanted: null }),
}));
